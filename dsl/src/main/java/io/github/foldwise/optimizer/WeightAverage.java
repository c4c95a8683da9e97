package io.github.foldwise.optimizer;

import static java.util.Objects.requireNonNull;

import io.github.foldwise.check.CheckReturnValue;
import java.util.Optional;

/**
 * An exponential moving average of the trainable weights: {@code a = momentum·a + (1−momentum)·w}
 * after each step, begun with the weights after the first update. At the end of training the
 * averages take the place of the weights.
 *
 * @param momentum share of the old average, in [0,1)
 * @param overwriteEvery number of updates after which the averages take the place of the weights
 *     during training, too; at least 1; empty for never
 */
@CheckReturnValue
public record WeightAverage(double momentum, Optional<Integer> overwriteEvery) {
  public WeightAverage {
    requireNonNull(overwriteEvery, "overwriteEvery");
  }
}
