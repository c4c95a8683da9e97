package io.github.foldwise.model;

import io.github.foldwise.check.CheckReturnValue;
import java.util.List;

/**
 * A model that can be compiled: every shape is known, every number is in its range.
 *
 * @param spec as declared
 * @param input shape of one example
 * @param layers in order, each in its place
 */
@CheckReturnValue
public record CheckedModel(ModelSpec spec, Shape input, List<CheckedLayer> layers) {
  public CheckedModel {
    layers = List.copyOf(layers);
  }

  static CheckedModel of(ModelSpec spec, Shape data) {
    return new CheckedModel(spec, data, new ShapeInference(data).infer(spec.layers()));
  }

  /** All weights in Keras's order: layer by layer, {@code conv_1/kernel, conv_1/bias, …}. */
  public List<WeightSpec> weights() {
    return layers.stream().flatMap(layer -> layer.weights().stream()).toList();
  }

  /** Number of values in all weights, moving statistics included. */
  public long parameters() {
    return weights().stream().mapToLong(WeightSpec::size).sum();
  }
}
