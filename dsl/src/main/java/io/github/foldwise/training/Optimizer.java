package io.github.foldwise.training;

import static java.util.Objects.requireNonNull;

import io.github.foldwise.check.CheckReturnValue;

/**
 * How gradients change the weights.
 *
 * @param rule of the update
 * @param rate learning rate of each step
 */
@CheckReturnValue
public record Optimizer(UpdateRule rule, Schedule rate) {
  public Optimizer {
    requireNonNull(rule, "rule");
    requireNonNull(rate, "rate");
  }
}
