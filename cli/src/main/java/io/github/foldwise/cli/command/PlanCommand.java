package io.github.foldwise.cli.command;

import io.github.foldwise.check.RefusedException;
import io.github.foldwise.cli.text.Briefing;
import io.github.foldwise.cli.text.ChosenExperiment;
import io.github.foldwise.cli.text.PlanText;
import io.github.foldwise.experiment.CheckedExperiment;
import io.github.foldwise.experiment.Experiment;
import io.github.foldwise.run.machine.Budget;
import io.github.foldwise.run.machine.SpeedMeasurement;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code plan}: shows what {@code run} would train, and its cost. */
@Command(
    name = "plan",
    description =
        "Shows what 'run' would train: shapes, models, folds, variants and trials, memory, and the"
            + " time, estimated by a measurement of up to about two minutes. Writes nothing. The"
            + " options of 'run' that choose a folder (--out, --fresh, --cache) are accepted, but"
            + " matter only with --budget.",
    footer = {
      "",
      "Examples:",
      "  foldwise plan fashion-mnist --preset full",
      "  foldwise plan fashion-mnist --preset tables --no-time"
    })
final class PlanCommand implements Callable<Integer> {
  private final List<Experiment> experiments;
  private final Surroundings surroundings;

  @Mixin private ExperimentOptions options;

  @Mixin private TrainingOptions training; // so that 'run' and 'plan' can be swapped

  @Mixin private TensorBoardOptions tensorBoard; // as above

  @Option(
      names = "--no-time",
      description = "Do not measure: no time is shown, and TensorFlow is not needed.")
  private boolean withoutTime;

  PlanCommand(List<Experiment> experiments, Surroundings surroundings) {
    this.experiments = experiments;
    this.surroundings = surroundings;
  }

  @Override
  public Integer call() {
    training.refuseBad();
    tensorBoard.refuseBad(experiments);
    Optional<Budget> budget = options.budget();
    AskedExperiment meant = options.ask(experiments);
    try (Engine engine = training.engine(surroundings.engine())) {
      return plan(meant.check(surroundings), budget, engine);
    }
  }

  private int plan(ChosenExperiment asked, Optional<Budget> budget, Engine engine) {
    Measurement measurement = new Measurement(asked, training, surroundings, engine, () -> false);
    ChosenExperiment chosen = budget.map(measurement::within).orElse(asked);
    surroundings.out().print(Briefing.of(chosen, columns()));
    surroundings.err().print(Briefing.warnings(chosen));
    surroundings.out().flush();
    surroundings
        .out()
        .print(
            withoutTime
                ? text(chosen.experiment(), engine, measurement).withoutTime("")
                : timed(chosen.experiment(), engine, measurement));
    return ExitCode.DONE;
  }

  private String timed(CheckedExperiment experiment, Engine engine, Measurement measurement) {
    SpeedMeasurement calibration;
    try {
      calibration = measurement.calibration();
    } catch (RefusedException e) {
      return text(experiment, engine, measurement).withoutTime(e.getMessage());
    } catch (LinkageError e) { // TensorFlow's library, or one that it needs
      return text(experiment, engine, measurement)
          .withoutTime("TensorFlow cannot be loaded: " + e.getMessage());
    }
    PlanText text = text(experiment, engine, measurement);
    return calibration.isEmpty()
        ? text.withoutTime("no variant fits into free memory")
        : text.withTime(calibration);
  }

  private int columns() {
    return surroundings.terminal().columnsOfResults();
  }

  private PlanText text(CheckedExperiment experiment, Engine engine, Measurement measurement) {
    return new PlanText(
        experiment,
        measurement.jobs(),
        engine.costs(),
        engine.place(),
        training.shard(),
        columns());
  }
}
