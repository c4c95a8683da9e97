package io.github.foldwise.run.plan;

import io.github.foldwise.experiment.CheckedExperiment;
import io.github.foldwise.experiment.CheckedVariant;
import io.github.foldwise.reports.records.AblationTable;
import io.github.foldwise.sweep.Ablation;
import io.github.foldwise.sweep.Variant;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The tables of the summary. */
public final class Tables {
  private Tables() {}

  /** One per ablation, or one that holds the baseline alone. */
  public static List<AblationTable> of(CheckedExperiment experiment) {
    String baseline = experiment.baseline().variant().name();
    if (experiment.tables().isEmpty()) {
      return List.of(AblationTable.of(baseline, List.of(baseline)));
    }
    Set<String> elsewhere = onOtherFolds(experiment);
    return experiment.tables().stream().map(table -> table(table, baseline, elsewhere)).toList();
  }

  /** Variants whose folds hold other rows than the baseline's: evaluated on other images. */
  public static Set<String> onOtherFolds(CheckedExperiment experiment) {
    CheckedVariant baseline = experiment.baseline();
    return experiment.variants().stream()
        .filter(variant -> !variant.folding().equals(baseline.folding())) // spares comparing rows
        .filter(variant -> !variant.folds().equals(baseline.folds()))
        .map(variant -> variant.variant().name())
        .collect(Collectors.toSet());
  }

  /** The baseline comes first, or at the place where its value was declared. */
  private static AblationTable table(Ablation ablation, String baseline, Set<String> onOtherFolds) {
    List<String> declared = ablation.variants().stream().map(Variant::name).distinct().toList();
    List<String> names =
        declared.contains(baseline)
            ? declared
            : Stream.concat(Stream.of(baseline), declared.stream()).toList();
    return new AblationTable(
        ablation.name(),
        names,
        names.stream().filter(onOtherFolds::contains).collect(Collectors.toSet()));
  }
}
