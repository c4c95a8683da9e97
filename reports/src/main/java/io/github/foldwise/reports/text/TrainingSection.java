package io.github.foldwise.reports.text;

import io.github.foldwise.reports.records.RunRecords;
import io.github.foldwise.reports.records.TrialRow;
import java.util.ArrayList;
import java.util.List;

/** How the baseline is trained, and what the variants change in it. */
final class TrainingSection {
  private TrainingSection() {}

  static void write(Markdown out, RunRecords records) {
    Settings settings = Settings.of(records);
    if (settings.training().isEmpty()) {
      return;
    }
    out.heading(2, "Training");
    out.table(
        "ll",
        List.of("Setting", "Value"),
        settings.training().entrySet().stream()
            .map(
                setting ->
                    List.of(
                        capitalized(Markdown.sentence(setting.getKey())),
                        Settings.value(setting.getValue())))
            .toList());
    List<List<String>> others = new ArrayList<>();
    for (String variant : records.trials().stream().map(TrialRow::variant).distinct().toList()) {
      String changed = settings.changedTraining(variant);
      if (!changed.isEmpty()) {
        others.add(List.of(Markdown.escape(variant), changed));
      }
    }
    ModelSection.writeOthers(out, "training", List.of("Variant", "Different in training"), others);
  }

  private static String capitalized(String words) {
    return Character.toUpperCase(words.charAt(0)) + words.substring(1);
  }
}
