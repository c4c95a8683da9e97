package io.github.foldwise.cli.text;

import io.github.foldwise.experiment.CheckedExperiment;
import io.github.foldwise.experiment.CheckedVariant;
import io.github.foldwise.experiment.TrialMemory;
import io.github.foldwise.experiment.Workload;
import io.github.foldwise.run.machine.Forecast;
import io.github.foldwise.run.machine.SpeedMeasurement;
import java.util.Locale;
import java.util.Optional;

/** A plan: its variants with what each of them takes, then the whole. */
public final class PlanText {
  private static final double MIB = 1 << 20;

  private final CheckedExperiment experiment;
  private final int jobs;
  private final Forecast forecast;

  public PlanText(CheckedExperiment experiment, int jobs) {
    this.experiment = experiment;
    this.jobs = jobs;
    this.forecast = Forecast.of(experiment, jobs);
  }

  /** With the speed of this machine. */
  public String withTime(SpeedMeasurement calibration) {
    double seconds = forecast.seconds(calibration);
    return text(
        Optional.of(calibration),
        "about %s with %s, by a measurement of %s on this machine"
            .formatted(
                duration(seconds), Quantity.of(jobs, "job"), duration(calibration.seconds())));
  }

  /**
   * Without it.
   *
   * @param reason why; empty where nobody asked
   */
  public String withoutTime(String reason) {
    return text(Optional.empty(), reason.isEmpty() ? "not measured" : "not known: " + reason);
  }

  /** Bytes, for people. */
  static String memory(long bytes) {
    return String.format(Locale.ROOT, "%,.0f MiB", bytes / MIB);
  }

  static String duration(double seconds) {
    return TrialText.duration(Math.round(seconds));
  }

  private String text(Optional<SpeedMeasurement> calibration, String time) {
    Workload work = Workload.of(experiment);
    long largest = experiment.variants().stream().mapToLong(TrialMemory::bytes).max().orElse(0);
    return Cells.of(experiment, variant -> timeOf(variant, calibration))
        + same()
        + """

        cells: %d
        trials: %d
        fold-epochs: %d (naive %d)
        memory: about %s with %s, at most %s a trial; %s are free
        time: %s
        """
            .formatted(
                work.cells(),
                work.trials(),
                work.foldEpochs(),
                work.naiveFoldEpochs(),
                memory(forecast.memoryBytes()),
                Quantity.of(jobs, "job"),
                memory(largest),
                memory(Forecast.freeBytes()),
                time);
  }

  private Optional<String> timeOf(CheckedVariant variant, Optional<SpeedMeasurement> calibration) {
    return calibration.map(
        known -> forecast.seconds(variant, known).map(PlanText::timeText).orElse("-"));
  }

  /** None for what the training of another variant gives. */
  private static String timeText(double seconds) {
    return seconds == 0 ? "shared" : duration(seconds);
  }

  /** Variants that are trained once under two names. */
  private String same() {
    StringBuilder text = new StringBuilder();
    experiment
        .twins()
        .forEach(
            (name, first) ->
                text.append(
                    "The same computation, trained once: %s and %s\n"
                        .formatted(first.variant().name(), name)));
    return text.isEmpty() ? "" : "\n" + text;
  }
}
