package io.github.foldwise.optimizer;

import static java.util.Objects.requireNonNull;

import io.github.foldwise.check.CheckReturnValue;
import java.util.Optional;

/**
 * An exponential moving average of the trainable weights: {@code a = momentum·a + (1−momentum)·w}
 * after each step, starting from the weights after the first update. The averages replace the
 * weights after training.
 *
 * @param momentum share of the old average, in [0,1)
 * @param overwriteEvery number of updates after which the averages also replace the weights during
 *     training, at least 1; empty for never
 */
@CheckReturnValue
public record WeightAverage(double momentum, Optional<Integer> overwriteEvery) {
  public WeightAverage {
    requireNonNull(overwriteEvery, "overwriteEvery");
  }
}
