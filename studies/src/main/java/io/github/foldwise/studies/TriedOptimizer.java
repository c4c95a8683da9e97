package io.github.foldwise.studies;

import static io.github.foldwise.training.Training.exponentialDecay;

import io.github.foldwise.schedule.Schedule;
import io.github.foldwise.training.Training;

/**
 * The optimizers that {@link FashionMnistExperiment} compares. Each takes the parameter {@code
 * learning_rate} for its rate, falling by 2 % every 10,000 steps; what suits Adam is too little for
 * plain gradients, so {@link #SGD_MOMENTUM} takes 20 times as much.
 */
public enum TriedOptimizer {
  /** Adam with Keras's constants: the notebook's. */
  ADAM,

  /** Adam that also takes 0.004 · rate of each weight away, Keras's standard. */
  ADAMW,

  /** Gradients with momentum 0.9, at 20 · {@code learning_rate}: 0.01 where that is 0.0005. */
  SGD_MOMENTUM;

  Training training(double rate) {
    return switch (this) {
      case ADAM -> Training.adam(falling(rate));
      case ADAMW -> Training.adamW(falling(rate));
      case SGD_MOMENTUM -> Training.sgd(falling(20 * rate), sgd -> sgd.momentum(0.9));
    };
  }

  private static Schedule falling(double rate) {
    return exponentialDecay(rate, 10_000, 0.98);
  }
}
