package io.github.foldwise.optimizer;

import static java.util.Objects.requireNonNull;

import io.github.foldwise.check.CheckReturnValue;
import io.github.foldwise.schedule.Schedule;
import java.util.Optional;

/**
 * How gradients change the weights. A step accumulates, and an update clips, decays, applies the
 * rule, averages and brings each weight back under its constraint, in this order.
 *
 * @param rule of the update
 * @param rate learning rate of each step
 * @param decay of the weights
 * @param clipping of the gradients
 * @param accumulation number of steps whose mean gradient makes one update, at least 1; those that
 *     are left at the end of an epoch count for the next
 * @param average of the weights; empty for none
 */
@CheckReturnValue
public record Optimizer(
    UpdateRule rule,
    Schedule rate,
    WeightDecay decay,
    Clipping clipping,
    int accumulation,
    Optional<WeightAverage> average) {
  public Optimizer {
    requireNonNull(rule, "rule");
    requireNonNull(rate, "rate");
    requireNonNull(decay, "decay");
    requireNonNull(clipping, "clipping");
    requireNonNull(average, "average");
  }

  /** The rule and its rate, and nothing beside them. */
  public static Optimizer of(UpdateRule rule, Schedule rate) {
    return new Optimizer(rule, rate, WeightDecay.NONE, Clipping.NONE, 1, Optional.empty());
  }

  /** The same with another decay. */
  public Optimizer withDecay(WeightDecay other) {
    return new Optimizer(rule, rate, other, clipping, accumulation, average);
  }

  /** The same with other clipping. */
  public Optimizer withClipping(Clipping other) {
    return new Optimizer(rule, rate, decay, other, accumulation, average);
  }

  /** The same with another number of steps to an update. */
  public Optimizer withAccumulation(int steps) {
    return new Optimizer(rule, rate, decay, clipping, steps, average);
  }

  /** The same with an average of the weights. */
  public Optimizer withAverage(WeightAverage other) {
    return new Optimizer(rule, rate, decay, clipping, accumulation, Optional.of(other));
  }

  /** Numbers that it remembers for each trainable weight, beside the weight itself. */
  public int slots() {
    return rule.accept(new SlotCount())
        + (accumulation > 1 ? 1 : 0) // sum of the gradients
        + (average.isPresent() ? 1 : 0);
  }
}
