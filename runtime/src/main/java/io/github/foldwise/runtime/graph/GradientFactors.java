package io.github.foldwise.runtime.graph;

import java.util.List;
import org.tensorflow.Operand;
import org.tensorflow.types.TFloat32;

/**
 * A kernel's gradient {@code xᵀ · dy} as its factors.
 *
 * @param x input of the layer, (N, in)
 * @param dy gradient of the product, (N, units)
 */
public record GradientFactors(Operand<TFloat32> x, Operand<TFloat32> dy) {
  /** Both. */
  public List<Operand<TFloat32>> operands() {
    return List.of(x, dy);
  }
}
