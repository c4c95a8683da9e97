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
 * @param frozen whether training leaves its weights as they are, and batch normalisation uses its
 *     moving statistics
 */
public record CheckedLayer(
    int position,
    String name,
    Layer layer,
    Shape input,
    Shape output,
    List<WeightSpec> weights,
    List<CheckedLayer> block,
    List<CheckedLayer> projection,
    boolean frozen) {
  public CheckedLayer {
    weights = List.copyOf(weights);
    block = List.copyOf(block);
    projection = List.copyOf(projection);
  }

  /** The same layer, frozen with all layers within it. */
  public CheckedLayer freeze() {
    return new CheckedLayer(
        position,
        name,
        layer,
        input,
        output,
        weights.stream().map(WeightSpec::frozen).toList(),
        block.stream().map(CheckedLayer::freeze).toList(),
        projection.stream().map(CheckedLayer::freeze).toList(),
        true);
  }

  /** A residual whose layers are these, in the same places. */
  public CheckedLayer around(List<CheckedLayer> newBlock, List<CheckedLayer> newProjection) {
    return new CheckedLayer(
        position,
        name,
        layer,
        input,
        output,
        Stream.concat(newBlock.stream(), newProjection.stream())
            .flatMap(inner -> inner.weights().stream())
            .toList(),
        newBlock,
        newProjection,
        frozen);
  }

  /** Whether training changes a weight of it, or of a layer within it, by its gradient. */
  public boolean isTrainable() {
    return weights.stream().anyMatch(WeightSpec::trainable);
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
