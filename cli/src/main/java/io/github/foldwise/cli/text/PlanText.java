package io.github.foldwise.cli.text;

import io.github.foldwise.experiment.CheckedExperiment;
import io.github.foldwise.experiment.CheckedVariant;
import io.github.foldwise.experiment.Workload;
import io.github.foldwise.metrics.Score;
import io.github.foldwise.run.machine.Forecast;
import io.github.foldwise.run.machine.SpeedMeasurement;
import io.github.foldwise.run.machine.Timetable;
import io.github.foldwise.run.plan.Shard;
import io.github.foldwise.trial.TrialCosts;
import java.util.Locale;
import java.util.Optional;

/** A plan: the cost of each variant, then the total. */
public final class PlanText {
  private static final double MIB = 1 << 20;

  private final CheckedExperiment experiment;
  private final int jobs;
  private final TrialCosts costs;
  private final Place place;
  private final Optional<Shard> shard;
  private final int columns;
  private final Forecast forecast;

  /**
   * The plan of an experiment with so many jobs there, and one share of it if there are shares, in
   * lines of at most so many columns.
   */
  public PlanText(
      CheckedExperiment experiment,
      int jobs,
      TrialCosts costs,
      Place place,
      Optional<Shard> shard,
      int columns) {
    this.shard = shard;
    this.place = place;
    this.columns = columns;
    this.experiment = experiment;
    this.jobs = jobs;
    this.costs = costs;
    this.forecast = Forecast.of(experiment, jobs, costs);
  }

  /** With the time, estimated from the speed of this machine. */
  public String withTime(SpeedMeasurement calibration) {
    Timetable timetable = forecast.timetable(calibration);
    return text(
        Optional.of(calibration),
        Optional.of(timetable),
        "about %s with %s, estimated by measuring %s for %s"
            .formatted(
                duration(timetable.seconds()),
                Quantity.of(jobs, "job"),
                place,
                duration(calibration.seconds())));
  }

  /** Without the time, for this reason; an empty one if the time was not requested. */
  public String withoutTime(String reason) {
    return text(
        Optional.empty(),
        Optional.empty(),
        reason.isEmpty() ? "not measured" : "unknown: " + reason);
  }

  /** Bytes in MiB: {@code 1,234 MiB}. */
  static String memory(long bytes) {
    return String.format(Locale.ROOT, "%,.0f MiB", bytes / MIB);
  }

  static String duration(double seconds) {
    return TrialText.duration(Math.round(seconds));
  }

  private String text(
      Optional<SpeedMeasurement> calibration, Optional<Timetable> timetable, String time) {
    Workload work = Workload.of(experiment);
    Score score = experiment.protocol().score();
    long largest =
        experiment.variants().stream().mapToLong(v -> v.memoryBytes(costs)).max().orElse(0);
    return VariantTable.of(experiment, costs, variant -> timeOf(variant, timetable), columns)
        + same()
        + """

        table rows: %s
        trials: %s
        fold-epochs: %s (naive %s)
        memory: %s
        time: %s
        %s%s\
        """
            .formatted(
                work.tableRows(),
                work.trials(),
                work.foldEpochs(),
                work.naiveFoldEpochs(),
                memoryOf(largest),
                time,
                shard(calibration),
                score.isAccuracy() ? "" : "score: %s\n".formatted(score));
  }

  /** What one of several processes trains of it. */
  private String shard(Optional<SpeedMeasurement> calibration) {
    return shard
        .map(
            asked -> {
              Forecast share = Forecast.of(experiment, asked, jobs, costs);
              return String.format(
                  Locale.ROOT,
                  "shard %s: %s of %,d, %.1f %% of the work%s\n",
                  asked,
                  Quantity.of(share.trials(), "trial"),
                  forecast.trials(),
                  100 * share.operations() / forecast.operations(),
                  calibration
                      .map(known -> ", about " + duration(share.timetable(known).seconds()))
                      .orElse(""));
            })
        .orElse("");
  }

  /** Executors of a cluster have their own, which nobody here knows. */
  private String memoryOf(long largest) {
    return place == Place.CLUSTER
        ? "at most %s per trial, beside the heap of its executor".formatted(memory(largest))
        : "about %s with %s, at most %s per trial; %s free"
            .formatted(
                memory(forecast.memoryBytes()),
                Quantity.of(jobs, "job"),
                memory(largest),
                memory(Forecast.freeBytes()));
  }

  private static Optional<String> timeOf(CheckedVariant variant, Optional<Timetable> timetable) {
    return timetable.map(known -> known.seconds(variant).map(PlanText::timeText).orElse("-"));
  }

  /** {@code shared} if the training of another variant covers it. */
  private static String timeText(double seconds) {
    return seconds == 0 ? "shared" : duration(seconds);
  }

  /** Variants that are the same computation under two names. */
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
