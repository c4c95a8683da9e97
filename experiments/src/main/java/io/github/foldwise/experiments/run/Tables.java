package io.github.foldwise.experiments.run;

import io.github.foldwise.experiment.Ablation;
import io.github.foldwise.experiment.CheckedExperiment;
import io.github.foldwise.experiment.Variant;
import io.github.foldwise.reports.AblationTable;
import java.util.List;
import java.util.stream.Stream;

/** Which variants the summary compares. */
final class Tables {
  private Tables() {}

  /** One per ablation, or one that holds the baseline alone. */
  static List<AblationTable> of(CheckedExperiment experiment) {
    String baseline = experiment.baseline().variant().name();
    if (experiment.tables().isEmpty()) {
      return List.of(AblationTable.of(baseline, List.of(baseline)));
    }
    return experiment.tables().stream().map(table -> table(table, baseline)).toList();
  }

  /** The baseline stands first, or where its value was declared among the others. */
  private static AblationTable table(Ablation ablation, String baseline) {
    List<String> names = ablation.variants().stream().map(Variant::name).distinct().toList();
    return AblationTable.of(
        ablation.name(),
        names.contains(baseline)
            ? names
            : Stream.concat(Stream.of(baseline), names.stream()).toList());
  }
}
