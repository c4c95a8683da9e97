package io.github.foldwise.experiment;

import io.github.foldwise.check.Problem;
import io.github.foldwise.guard.Findings;
import io.github.foldwise.guard.Names;
import io.github.foldwise.sweep.Ablation;
import io.github.foldwise.sweep.Params;
import io.github.foldwise.sweep.Setting;
import io.github.foldwise.sweep.Variant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** Checks that tables and variants have unique names, and that tables have rows. */
final class TableCheck {
  private final List<Sweep> sweeps;
  private final Params baseline;
  private final Findings findings = new Findings();
  private final Set<String> tableNames = new HashSet<>();
  private final Map<String, Variant> variants = new HashMap<>();

  TableCheck(List<Sweep> sweeps, Params baseline) {
    this.sweeps = sweeps;
    this.baseline = baseline;
    variants.put(Variant.BASELINE.name(), Variant.BASELINE);
  }

  List<Problem> problems() {
    for (Sweep sweep : sweeps) {
      int before = findings.problems().size();
      Ablation table = sweep.ablation(baseline, findings::add);
      boolean sound = findings.problems().size() == before;
      checkName(table);
      if (sound) {
        requireVariants(table);
      }
      table.variants().forEach(this::checkVariant);
    }
    return findings.problems();
  }

  private void checkName(Ablation table) {
    Names.ofTable(table.name()).ifPresent(findings::add);
    if (!tableNames.add(table.name())) {
      findings.refuse(
          place(table.name()),
          "a unique name for each table",
          "a second one of that name",
          "Give one of the two another name, or all their values to one.");
    }
  }

  private void requireVariants(Ablation table) {
    if (table.variants().isEmpty()) {
      findings.refuse(
          place(table.name()),
          "at least 1 value to compare with the baseline",
          "none",
          "Add values, or leave the table out.");
    }
  }

  private void checkVariant(Variant variant) {
    Names.ofVariant(variant.name()).ifPresent(findings::add);
    Variant other = variants.putIfAbsent(variant.name(), variant);
    if (other != null && !isSame(other, variant)) {
      findings.refuse(
          place(variant),
          "a unique name for each variant",
          "it for '%s' and for '%s'".formatted(text(other), text(variant)),
          "Give one of the two another name.");
    }
    Set<String> seen = new HashSet<>();
    for (Setting<?> setting : variant.settings()) {
      if (!seen.add(setting.param().name())) {
        findings.refuse(
            place(variant),
            "each parameter once",
            "'%s' once more".formatted(setting),
            "Keep one value of %s.".formatted(setting.param().name()));
      }
    }
  }

  static String place(String table) {
    return "ablation " + table;
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
}
