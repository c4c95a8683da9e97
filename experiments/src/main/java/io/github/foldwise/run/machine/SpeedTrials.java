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

  /** The first training of a process waits for the engine to load: its speed means nothing. */
  void loadEngine(CheckedVariant variant) {
    trial(variant, 0).measure(trainer);
  }

  /** The speed of this variant, which trains for this long; empty if it could not be measured. */
  Optional<Speed> speed(CheckedVariant variant, double seconds) {
    SpeedTrial trial = trial(variant, seconds);
    Optional<Speed> speed = trial.measure(trainer);
    return trial.measuredEpochs() ? speed.map(first -> restarting(first, variant)) : speed;
  }

  private Speed restarting(Speed speed, CheckedVariant variant) {
    SpeedTrial next = trial(variant, 0);
    Optional<Speed> again = next.measure(trainer);
    return next.measuredEpochs()
        ? again.map(Speed::startSeconds).map(speed::restarting).orElse(speed)
        : speed;
  }

  private SpeedTrial trial(CheckedVariant variant, double seconds) {
    return new SpeedTrial(experiment, variant, nanoTime, seconds, stop);
  }
}
