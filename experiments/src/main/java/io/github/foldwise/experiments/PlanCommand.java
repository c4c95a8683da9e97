package io.github.foldwise.experiments;

import io.github.foldwise.experiment.Experiment;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code plan}: what {@code run} would train. */
@Command(
    name = "plan",
    description =
        "Shows what 'run' would train: shapes, models, folds, cells and their number. Nothing is"
            + " trained and nothing is written. The options of 'run' that choose a folder or a device"
            + " (--out, --fresh, --jobs, --threads, --device) are taken and change nothing here.",
    footer = {
      "",
      "Example:",
      "  mvn -q compile exec:java -Dexec.args=\"plan fashion-mnist --preset full\""
    })
final class PlanCommand implements Callable<Integer> {
  private final List<Experiment> experiments;
  private final Surroundings surroundings;

  @Mixin private ExperimentOptions options;

  @Mixin private TrainingOptions training; // so that 'run' and 'plan' can be swapped

  PlanCommand(List<Experiment> experiments, Surroundings surroundings) {
    this.experiments = experiments;
    this.surroundings = surroundings;
  }

  @Override
  public Integer call() {
    training.refuseBad();
    ChosenExperiment chosen = options.choose(experiments, surroundings);
    surroundings.out().print(Briefing.of(chosen));
    surroundings.err().print(Briefing.warnings(chosen));
    surroundings.out().print(Cells.of(chosen.experiment()));
    return ExitCode.DONE;
  }
}
