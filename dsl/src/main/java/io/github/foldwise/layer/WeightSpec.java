package io.github.foldwise.layer;

import io.github.foldwise.data.Sizes;
import java.util.List;

/**
 * One weight tensor of a model.
 *
 * @param name {@code conv_1/kernel}: unique in the model
 * @param dims sizes, in Keras's layout: a convolution kernel is (height, width, in, out)
 * @param trainable whether its gradient changes it: false for moving statistics and in frozen
 *     layers
 */
public record WeightSpec(String name, List<Integer> dims, boolean trainable, WeightRule rule) {
  public WeightSpec {
    dims = List.copyOf(dims);
  }

  /** The same weight, which training leaves as it is. */
  WeightSpec frozen() {
    return new WeightSpec(name, dims, false, rule);
  }

  /** Rule that fills it before training. */
  public Initializer initializer() {
    return rule.initializer();
  }

  /** Penalty on it. */
  public Penalty penalty() {
    return rule.penalty();
  }

  /** Constraint on it after each update. */
  public Constraint constraint() {
    return rule.constraint();
  }

  /** Number of values; one tensor of a checked model has at most 2³¹ − 1. */
  public long size() {
    return Sizes.product(dims);
  }
}
