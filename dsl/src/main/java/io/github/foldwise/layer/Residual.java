package io.github.foldwise.layer;

import static java.util.Objects.requireNonNull;

import java.util.List;
import java.util.Optional;

/**
 * A block whose output is added to its input: {@code y = block(x) + projection(x)}.
 *
 * <p>If no projection is declared, the shapes decide. If block and input have one shape, the input
 * is added as it is. Else it goes through a 1×1 convolution with the block's filters and total
 * stride, without a bias, and batch normalisation: option B of He et al., Deep Residual Learning
 * for Image Recognition (2016).
 *
 * @param block layers, at least one, on feature maps
 * @param projection layers of the shortcut, which must reach the shape of the block; an empty list
 *     adds the input as it is
 */
public record Residual(List<Layer> block, Optional<List<Layer>> projection) implements Layer {
  public Residual {
    block = List.copyOf(block);
    projection = requireNonNull(projection, "projection").map(List::copyOf);
  }

  /** The shapes decide about the projection. */
  public static Residual of(List<Layer> block) {
    return new Residual(block, Optional.empty());
  }

  @Override
  public <R> R accept(Visitor<R> visitor) {
    return visitor.residual(this);
  }
}
