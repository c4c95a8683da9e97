package io.github.foldwise.cli.command;

import io.github.foldwise.check.Problem;
import io.github.foldwise.check.RefusedException;
import io.github.foldwise.cli.text.ChosenExperiment;
import io.github.foldwise.cli.text.ExtentText;
import io.github.foldwise.cli.text.TrialText;
import io.github.foldwise.experiment.CheckedExperiment;
import io.github.foldwise.experiment.Extent;
import io.github.foldwise.run.journal.EarlierRun;
import io.github.foldwise.run.machine.Budget;
import io.github.foldwise.run.machine.Forecast;
import io.github.foldwise.run.machine.SpeedMeasurement;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.BooleanSupplier;

/** The speed of an engine, measured once, when first needed. */
final class Measurement {
  private final ChosenExperiment chosen;
  private final TrainingOptions training;
  private final Surroundings surroundings;
  private final Engine engine;
  private final BooleanSupplier stop;
  private Optional<SpeedMeasurement> calibration = Optional.empty();
  private String device;

  Measurement(
      ChosenExperiment chosen,
      TrainingOptions training,
      Surroundings surroundings,
      Engine engine,
      BooleanSupplier stop) {
    this.chosen = chosen;
    this.training = training;
    this.surroundings = surroundings;
    this.engine = engine;
    this.stop = stop;
    this.device = training.device();
  }

  /** As much of the experiment as fits; prints the choice. */
  ChosenExperiment within(Budget budget) {
    Optional<Extent> earlier = earlier();
    if (earlier.filter(extent -> !extent.equals(Extent.DECLARED)).isPresent()) {
      say(
          "Budget %s: keeping the choice of the run in this directory%s."
              .formatted(budget.text(), options(earlier.get())));
      return chosen.with(earlier.get());
    }
    calibration();
    if (stop.getAsBoolean()) {
      return chosen; // measured only in part, and nothing will be trained
    }
    Extent extent =
        budget.fit(
            chosen.declared(),
            chosen.extent(),
            this::seconds,
            seconds -> TrialText.duration(Math.round(seconds)));
    ChosenExperiment fitting = chosen.with(extent);
    if (earlier.isPresent() && !extent.equals(chosen.extent())) {
      throw allOrNothing(budget);
    }
    say(
        "Budget %s: %s%s; it takes about %s."
            .formatted(
                budget.text(),
                part(fitting.experiment()),
                options(extent),
                TrialText.duration(Math.round(seconds(fitting.experiment())))));
    return fitting;
  }

  /** A run directory belongs to one command, and a smaller choice would be another. */
  private RefusedException allOrNothing(Budget budget) {
    return new RefusedException(
        Problem.of(
            "--budget",
            "time for all that the run in %s trains, as it began without a limit"
                .formatted(directory()),
            "%s, but that takes about %s"
                .formatted(
                    budget.text(), TrialText.duration(Math.round(seconds(chosen.experiment())))),
            "Leave out --budget, choose another folder with --out, or start anew with --fresh."));
  }

  /** Measures, unless that was done before. */
  SpeedMeasurement calibration() {
    if (calibration.isEmpty()) {
      device = engine.device(training.device(), training.threads()); // TensorFlow loads here
      surroundings.err().println("Measuring how fast %s trains.".formatted(engine.place()));
      calibration =
          Optional.of(
              SpeedMeasurement.of(
                  chosen.declared(), engine.trainer(device, training.threads()), jobs(), stop));
    }
    return calibration.get();
  }

  /** Trials in parallel, on the device found if one was searched for, else on the requested one. */
  int jobs() {
    return training.jobs(engine, device);
  }

  private double seconds(CheckedExperiment experiment) {
    return Forecast.of(experiment, jobs(), engine.costs()).timetable(calibration()).seconds();
  }

  /** The extent of the run in the directory, if the same command started it. */
  private Optional<Extent> earlier() {
    String before = "run " + chosen.choice();
    String after = training.arguments();
    return training.fresh()
        ? Optional.empty()
        : EarlierRun.command(directory())
            .filter(command -> command.length() >= before.length() + after.length())
            .filter(command -> command.startsWith(before) && command.endsWith(after))
            .map(c -> c.substring(before.length(), c.length() - after.length()))
            .flatMap(ExtentText::read);
  }

  private Path directory() {
    return training.directory(chosen.declared().name(), chosen.preset());
  }

  /** {@code all of it fits}, {@code 1 of 3 repeats and 4 of 5 folds fit}. */
  private String part(CheckedExperiment kept) {
    CheckedExperiment all = chosen.experiment();
    String repeats = part(kept.protocol().repeats(), all.protocol().repeats(), "repeats");
    String folds = part(kept.baseline().folds().size(), all.baseline().folds().size(), "folds");
    if (repeats.isEmpty() && folds.isEmpty()) {
      return "all of it fits";
    }
    String both = repeats.isEmpty() || folds.isEmpty() ? "" : " and ";
    return repeats + both + folds + " fit";
  }

  private static String part(int kept, int all, String what) {
    return kept < all ? "%s of %s %s".formatted(kept, all, what) : "";
  }

  private static String options(Extent extent) {
    return extent.equals(Extent.DECLARED) ? "" : " (" + ExtentText.of(extent).strip() + ")";
  }

  private void say(String line) {
    surroundings.out().println(line);
    surroundings.out().flush();
  }
}
