package io.github.foldwise.experiments.run;

import io.github.foldwise.experiment.CheckedExperiment;
import io.github.foldwise.experiment.Variant;
import java.util.stream.Collectors;

/** The canonical text of a whole experiment: its variants and the tables that they stand in. */
final class ExperimentText {
  private ExperimentText() {}

  static String of(CheckedExperiment experiment) {
    String variants =
        experiment.variants().stream()
            .map(variant -> "variant " + variant.variant().name() + "\n" + variant.text() + "\n")
            .collect(Collectors.joining());
    String tables =
        experiment.tables().stream()
            .map(
                table ->
                    table.variants().stream()
                        .map(Variant::name)
                        .collect(Collectors.joining(", ", "table " + table.name() + ": ", "\n")))
            .collect(Collectors.joining());
    return "experiment "
        + experiment.name()
        + "\n"
        + (experiment.testedEachTrial() ? "tested each trial\n" : "")
        + variants
        + tables;
  }
}
