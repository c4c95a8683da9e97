package io.github.foldwise.reports.text;

import io.github.foldwise.reports.format.NumberText;
import io.github.foldwise.reports.records.RunRecords;
import io.github.foldwise.reports.records.SettingRow;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** The settings of each variant's training and layers, and what differs from the baseline's. */
final class Settings {
  private final Map<String, Map<String, Map<String, String>>> all = new LinkedHashMap<>();

  private Settings() {}

  /** None in directories of older versions. */
  static Settings of(RunRecords records) {
    Settings settings = new Settings();
    for (SettingRow row : records.supplements().settings()) {
      settings
          .all
          .computeIfAbsent(row.variant(), variant -> new LinkedHashMap<>())
          .computeIfAbsent(row.part(), part -> new LinkedHashMap<>())
          .put(row.setting(), row.value());
    }
    return settings;
  }

  /** The baseline's training, by setting. */
  Map<String, String> training() {
    return part(RunRecords.BASELINE, SettingRow.TRAINING);
  }

  /** {@code kernel 3×3, stride 1, padding same}. */
  String ofLayer(String variant, String layer) {
    return part(variant, layer).entrySet().stream()
        .map(setting -> text(setting.getKey(), setting.getValue()))
        .collect(Collectors.joining(", "));
  }

  /** What differs in a variant's training: {@code batch 32}; empty if nothing does. */
  String changedTraining(String variant) {
    return changed(variant, SettingRow.TRAINING);
  }

  /** What differs in a layer that the baseline has too; empty if nothing does. */
  String changed(String variant, String part) {
    Map<String, String> own = part(variant, part);
    Map<String, String> baseline = part(RunRecords.BASELINE, part);
    List<String> changes = new ArrayList<>();
    own.forEach(
        (setting, value) -> {
          if (!value.equals(baseline.get(setting))) {
            changes.add(text(setting, value));
          }
        });
    baseline.keySet().stream()
        .filter(setting -> !own.containsKey(setting))
        .forEach(setting -> changes.add("no " + Markdown.sentence(setting)));
    return String.join(", ", changes);
  }

  private Map<String, String> part(String variant, String part) {
    return all.getOrDefault(variant, Map.of()).getOrDefault(part, Map.of());
  }

  private static String text(String setting, String value) {
    return Markdown.sentence(setting) + " " + value(value);
  }

  /** A value with minus signs. */
  static String value(String value) {
    return Markdown.sentence(NumberText.typeset(value));
  }
}
