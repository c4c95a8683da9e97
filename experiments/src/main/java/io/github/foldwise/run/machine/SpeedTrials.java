package io.github.foldwise.run.machine;

import io.github.foldwise.experiment.CheckedExperiment;
import io.github.foldwise.experiment.CheckedVariant;
import io.github.foldwise.trial.Trainer;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.LongSupplier;

/** Measures the speed of variants, each by one trial and, for its restart, another. */
record SpeedTrials(
    CheckedExperiment experiment, Trainer trainer, LongSupplier nanoTime, BooleanSupplier stop) {

  private static final int MANY = 1_000_000; // more epochs than fit into the time

  /** The first training of a process waits for the engine to load: its speed means nothing. */
  void loadEngine(CheckedVariant variant) {
    trial(variant, 1, 0).measure(trainer);
  }

  /** The speed of this variant, which trains for this long; empty if it could not be measured. */
  Optional<Speed> speed(CheckedVariant variant, double seconds) {
    SpeedTrial trial = trial(variant, MANY, seconds);
    Optional<Speed> speed = trial.measure(trainer);
    return trial
        .laterEpoch()
        .map(epoch -> speed.map(first -> first.restarting(restart(variant, epoch, first))))
        .orElse(speed);
  }

  /** Seconds that another trial takes to start: those of its first epoch but for a later one's. */
  private double restart(CheckedVariant variant, double laterEpoch, Speed speed) {
    SpeedTrial next = trial(variant, 1, 0);
    next.measure(trainer);
    return next.firstEpoch()
        .map(epoch -> Math.max(0, epoch - laterEpoch))
        .orElse(speed.startSeconds());
  }

  private SpeedTrial trial(CheckedVariant variant, int epochs, double seconds) {
    return new SpeedTrial(experiment, variant, nanoTime, epochs, seconds, stop);
  }
}
