package io.github.foldwise.model;

import java.util.List;

/**
 * A layer in its place: everything that the declaration left to be found out.
 *
 * @param position from 1
 * @param name kind and count from 1, {@code conv_2}
 * @param layer as declared
 * @param input shape of one example that goes in
 * @param output shape of one example that comes out
 * @param weights in Keras's order: kernel, bias; gamma, beta, moving_mean, moving_variance
 */
public record CheckedLayer(
    int position, String name, Layer layer, Shape input, Shape output, List<WeightSpec> weights) {
  public CheckedLayer {
    weights = List.copyOf(weights);
  }
}
