package io.github.foldwise.layer;

import io.github.foldwise.data.Shape;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A layer in its place, with everything that its declaration leaves to inference.
 *
 * @param position row of the model's table, from 1: the layers of a residual's block and of its
 *     projection come before it
 * @param name kind and count from 1, {@code conv_2}
 * @param weights in Keras's order: kernel, bias; gamma, beta, moving_mean, moving_variance; those
 *     of a residual's block, then those of its projection
 * @param block of a residual; no layers of any other
 * @param projection of a residual, declared or not; no layers of any other
 */
public record CheckedLayer(
    int position,
    String name,
    Layer layer,
    Shape input,
    Shape output,
    List<WeightSpec> weights,
    List<CheckedLayer> block,
    List<CheckedLayer> projection) {
  public CheckedLayer {
    weights = List.copyOf(weights);
    block = List.copyOf(block);
    projection = List.copyOf(projection);
  }

  /** The layers within it, from the first to the last, then itself. */
  public Stream<CheckedLayer> withInner() {
    return Stream.concat(
        Stream.concat(block.stream(), projection.stream()).flatMap(CheckedLayer::withInner),
        Stream.of(this));
  }

  /** Weights that belong to no layer within it. */
  public List<WeightSpec> ownWeights() {
    return layer instanceof Residual ? List.of() : weights;
  }

  /** The declaration, with the projection that its shapes made necessary. */
  public Layer complete() {
    return layer instanceof Residual
        ? new Residual(complete(block), Optional.of(complete(projection)))
        : layer;
  }

  private static List<Layer> complete(List<CheckedLayer> layers) {
    return layers.stream().map(CheckedLayer::complete).toList();
  }
}
