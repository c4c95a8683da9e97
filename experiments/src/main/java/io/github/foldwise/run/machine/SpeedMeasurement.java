package io.github.foldwise.run.machine;

import io.github.foldwise.experiment.CheckedExperiment;
import io.github.foldwise.experiment.CheckedVariant;
import io.github.foldwise.trial.Trainer;
import io.github.foldwise.trial.TrialCosts;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.BooleanSupplier;
import java.util.function.LongSupplier;
import java.util.function.ToDoubleFunction;

/**
 * How fast this machine trains the variants of an experiment: a few measured steps of each kind, as
 * many side by side as the run has jobs, because trainings that share a machine slow each other.
 */
public final class SpeedMeasurement {
  /** At most this many kinds are measured one after the other; the speed of others is scaled. */
  private static final int MOST_ROUNDS = 16;

  private static final double SECONDS = 50; // of all rounds, without their starts
  private static final double LEAST_SECONDS = 2;
  private static final double MOST_SECONDS = 8;
  private static final double NANOS = 1e9;

  private final TrialCosts costs;
  private final Map<WorkKind, Speed> speeds;
  private final double seconds;

  private SpeedMeasurement(TrialCosts costs, Map<WorkKind, Speed> speeds, double seconds) {
    this.costs = costs;
    this.speeds = Map.copyOf(speeds);
    this.seconds = seconds;
  }

  /**
   * Measures with this many trainings side by side; once {@code stop} is true, it ends with what it
   * has.
   */
  public static SpeedMeasurement of(
      CheckedExperiment experiment, Trainer trainer, int jobs, BooleanSupplier stop) {
    return of(
        experiment, trainer, jobs, stop, System::nanoTime, Memory.of(trainer).free().getAsLong());
  }

  @SuppressWarnings("try") // the sharing only has to end
  static SpeedMeasurement of(
      CheckedExperiment experiment,
      Trainer trainer,
      int jobs,
      BooleanSupplier stop,
      LongSupplier nanoTime,
      long freeBytes) {
    long began = nanoTime.getAsLong();
    TrialCosts costs = trainer.costs();
    List<CheckedVariant> measured =
        some(kinds(experiment, costs, freeBytes / jobs), MOST_ROUNDS * jobs);
    Map<WorkKind, List<Speed>> speeds = new ConcurrentHashMap<>();
    if (!measured.isEmpty()) {
      SpeedTrials trials = new SpeedTrials(experiment, trainer, nanoTime, stop);
      trials.loadEngine(measured.get(0));
      List<CheckedVariant> filled = filled(measured, jobs);
      double each = Math.max(LEAST_SECONDS, Math.min(MOST_SECONDS, SECONDS * jobs / filled.size()));
      try (Trainer.Sharing unused = trainer.share()) { // as in a run
        new Workers(stop)
            .run(
                jobs,
                filled.stream()
                    .<Runnable>map(
                        variant ->
                            () ->
                                trials
                                    .speed(variant, each)
                                    .ifPresent(
                                        speed -> add(speeds, WorkKind.of(variant, costs), speed)))
                    .toList());
      }
    }
    Map<WorkKind, Speed> means = new HashMap<>();
    speeds.forEach((kind, all) -> means.put(kind, mean(all)));
    return new SpeedMeasurement(costs, means, (nanoTime.getAsLong() - began) / NANOS);
  }

  /** Whether nothing could be measured. */
  public boolean isEmpty() {
    return speeds.isEmpty();
  }

  /** How long it took. */
  public double seconds() {
    return seconds;
  }

  /** The speed of a variant, measured or scaled; empty if nothing could be measured. */
  Optional<Speed> of(CheckedVariant variant) {
    WorkKind kind = WorkKind.of(variant, costs);
    return Optional.ofNullable(speeds.get(kind)).or(() -> scaled(kind));
  }

  private Optional<Speed> scaled(WorkKind kind) {
    return speeds.entrySet().stream()
        .min(Comparator.comparingDouble(measured -> measured.getKey().distance(kind)))
        .map(
            nearest ->
                nearest
                    .getValue()
                    .times((double) kind.operations() / nearest.getKey().operations()));
  }

  /** A variant of each kind that fits into memory, those with few operations first. */
  private static List<CheckedVariant> kinds(
      CheckedExperiment experiment, TrialCosts costs, long bytesOfJob) {
    Map<WorkKind, CheckedVariant> kinds = new LinkedHashMap<>();
    experiment.variants().stream()
        .filter(variant -> variant.memoryBytes(costs) <= bytesOfJob)
        .forEach(variant -> kinds.putIfAbsent(WorkKind.of(variant, costs), variant));
    return kinds.entrySet().stream()
        .sorted(Comparator.comparingLong(kind -> kind.getKey().operations()))
        .map(Map.Entry::getValue)
        .toList();
  }

  /** At most this many, spread from the first to the last. */
  private static List<CheckedVariant> some(List<CheckedVariant> all, int most) {
    if (all.size() <= most) {
      return all;
    }
    List<CheckedVariant> some = new ArrayList<>();
    for (int i = 0; i < most; i++) {
      some.add(all.get((int) ((long) i * (all.size() - 1) / Math.max(1, most - 1))));
    }
    return some;
  }

  /** Repeats the first ones at the end: no training is measured alone. */
  private static List<CheckedVariant> filled(List<CheckedVariant> measured, int jobs) {
    List<CheckedVariant> filled = new ArrayList<>(measured);
    for (int i = 0; filled.size() % jobs > 0; i++) {
      filled.add(measured.get(i % measured.size()));
    }
    return filled;
  }

  private static void add(Map<WorkKind, List<Speed>> speeds, WorkKind kind, Speed speed) {
    speeds.computeIfAbsent(kind, any -> new CopyOnWriteArrayList<>()).add(speed);
  }

  private static Speed mean(List<Speed> all) {
    return new Speed(
        mean(all, Speed::startSeconds),
        mean(all, Speed::restartSeconds),
        mean(all, Speed::secondsPerRow),
        mean(all, Speed::secondsPerEvaluatedRow));
  }

  private static double mean(List<Speed> all, ToDoubleFunction<Speed> figure) {
    return all.stream().mapToDouble(figure).average().orElse(0);
  }
}
