package io.github.foldwise.experiment;

import io.github.foldwise.check.Problem;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** Checks that tables and variants can be told apart by their names, and hold something. */
final class TableCheck {
  private final List<Ablation> tables;
  private final List<Problem> problems = new ArrayList<>();
  private final Set<String> tableNames = new HashSet<>();
  private final Map<String, Variant> variants = new HashMap<>();

  TableCheck(List<Ablation> tables) {
    this.tables = tables;
    variants.put(Variant.BASELINE.name(), Variant.BASELINE);
  }

  List<Problem> problems() {
    for (Ablation table : tables) {
      checkTable(table);
      table.variants().forEach(this::checkVariant);
    }
    return problems;
  }

  private void checkTable(Ablation table) {
    if (!tableNames.add(table.name())) {
      refuse(
          place(table),
          "a name of its own for each table",
          "a second one of that name",
          "Give one of the two another name, or all their values to one.");
    }
    if (table.variants().isEmpty()) {
      refuse(
          place(table),
          "at least 1 value to compare with the baseline",
          "none",
          "Add values, or leave the table out.");
    }
  }

  private void checkVariant(Variant variant) {
    Variant other = variants.putIfAbsent(variant.name(), variant);
    if (other != null && !isSame(other, variant)) {
      refuse(
          place(variant),
          "a name of its own for each variant",
          "it for '%s' and for '%s'".formatted(text(other), text(variant)),
          "Give one of the two another name.");
    }
    Set<String> seen = new HashSet<>();
    for (Setting<?> setting : variant.settings()) {
      if (!seen.add(setting.param().name())) {
        refuse(
            place(variant),
            "each parameter once",
            "'%s' once more".formatted(setting),
            "Keep one value of %s.".formatted(setting.param().name()));
      }
    }
  }

  static String place(Ablation table) {
    return "ablation " + table.name();
  }

  private static String place(Variant variant) {
    return "variant " + variant.name();
  }

  private static boolean isSame(Variant one, Variant other) {
    return one.nextSeed() == other.nextSeed() && settings(one).equals(settings(other));
  }

  private static Set<String> settings(Variant variant) {
    return variant.settings().stream().map(Setting::toString).collect(Collectors.toSet());
  }

  private static String text(Variant variant) {
    String settings =
        variant.settings().isEmpty()
            ? "no change"
            : variant.settings().stream().map(Setting::toString).collect(Collectors.joining(" "));
    return variant.nextSeed() ? settings + ", next seed" : settings;
  }

  private void refuse(String place, String expected, String found, String remedy) {
    problems.add(Problem.of(place, expected, found, remedy));
  }
}
