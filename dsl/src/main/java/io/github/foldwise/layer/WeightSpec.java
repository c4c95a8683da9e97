package io.github.foldwise.layer;

import io.github.foldwise.data.Sizes;
import java.util.List;

/**
 * One weight tensor of a model.
 *
 * @param name {@code conv_1/kernel}: unique in the model
 * @param dims sizes, in Keras's layout: a convolution kernel is (height, width, in, out)
 * @param trainable false for moving statistics
 */
public record WeightSpec(String name, List<Integer> dims, boolean trainable, WeightRule rule) {
  public WeightSpec {
    dims = List.copyOf(dims);
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
