package io.github.foldwise.studies;

import static io.github.foldwise.schedule.Schedules.exponentialDecay;

import io.github.foldwise.schedule.Schedule;
import io.github.foldwise.training.Optimizers;
import io.github.foldwise.training.Training;

/**
 * The optimizers compared by {@link FashionMnistExperiment}. Their rate starts at {@code
 * learning_rate} and falls by 2 % every 10,000 steps; {@link #SGD_MOMENTUM} uses 20 times that,
 * because a rate that suits Adam is too small for plain gradients.
 */
enum TriedOptimizer {
  /** Adam with Keras's constants, as in the notebook. */
  ADAM,

  /** Adam with decoupled weight decay of 0.004 · rate per step, Keras's default. */
  ADAMW,

  /** SGD with momentum 0.9 and rate 20 · {@code learning_rate}: 0.01 by default. */
  SGD_MOMENTUM;

  Training training(double rate) {
    return switch (this) {
      case ADAM -> Training.adam(falling(rate));
      case ADAMW -> Optimizers.adamW(falling(rate));
      case SGD_MOMENTUM -> Training.sgd(falling(20 * rate), sgd -> sgd.momentum(0.9));
    };
  }

  private static Schedule falling(double rate) {
    return exponentialDecay(rate, 10_000, 0.98);
  }
}
