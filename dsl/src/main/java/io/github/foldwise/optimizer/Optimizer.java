package io.github.foldwise.optimizer;

import static java.util.Objects.requireNonNull;

import io.github.foldwise.canonical.LeftOut;
import io.github.foldwise.check.CheckReturnValue;
import io.github.foldwise.schedule.Schedule;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * How gradients change the weights. Each step accumulates gradients; an update clips them, decays
 * the weights, applies the rule, averages and applies constraints, in this order.
 *
 * @param accumulation steps per update, which takes their mean gradient; at least 1; steps left at
 *     the end of an epoch count for the next
 * @param average moving average of the weights; empty for none
 * @param factors of the learning rate of some weights; the last one that is for a weight counts
 */
@CheckReturnValue
public record Optimizer(
    UpdateRule rule,
    Schedule rate,
    WeightDecay decay,
    Clipping clipping,
    int accumulation,
    Optional<WeightAverage> average,
    @LeftOut List<RateFactor> factors) {
  public Optimizer {
    requireNonNull(rule, "rule");
    requireNonNull(rate, "rate");
    requireNonNull(decay, "decay");
    requireNonNull(clipping, "clipping");
    requireNonNull(average, "average");
    factors = List.copyOf(factors);
  }

  /** One learning rate for all weights. */
  public Optimizer(
      UpdateRule rule,
      Schedule rate,
      WeightDecay decay,
      Clipping clipping,
      int accumulation,
      Optional<WeightAverage> average) {
    this(rule, rate, decay, clipping, accumulation, average, List.of());
  }

  /** An update rule and its learning rate, without options. */
  public static Optimizer of(UpdateRule rule, Schedule rate) {
    return new Optimizer(rule, rate, WeightDecay.NONE, Clipping.NONE, 1, Optional.empty());
  }

  /** Changes the weight decay. */
  public Optimizer withDecay(WeightDecay other) {
    return new Optimizer(rule, rate, other, clipping, accumulation, average, factors);
  }

  /** Changes the clipping. */
  public Optimizer withClipping(Clipping other) {
    return new Optimizer(rule, rate, decay, other, accumulation, average, factors);
  }

  /** Changes the number of steps per update. */
  public Optimizer withAccumulation(int steps) {
    return new Optimizer(rule, rate, decay, clipping, steps, average, factors);
  }

  /** Averages the weights. */
  public Optimizer withAverage(WeightAverage other) {
    return new Optimizer(rule, rate, decay, clipping, accumulation, Optional.of(other), factors);
  }

  /** Adds a factor of the learning rate of some weights. */
  public Optimizer withFactor(RateFactor other) {
    List<RateFactor> longer = new ArrayList<>(factors);
    longer.add(other);
    return new Optimizer(rule, rate, decay, clipping, accumulation, average, longer);
  }

  /** The factor of the learning rate for the weight of this name; 1 unless one is for it. */
  public double rateFactor(String weight) {
    return factors.stream()
        .filter(given -> given.isFor(weight))
        .reduce((earlier, later) -> later)
        .map(RateFactor::factor)
        .orElse(1.0);
  }

  /** Number of values that it stores per trainable weight, besides the weight itself. */
  public int slots() {
    return rule.accept(new SlotCount())
        + (accumulation > 1 ? 1 : 0) // sum of the gradients
        + (average.isPresent() ? 1 : 0);
  }
}
