package io.github.foldwise.runtime.layer;

import io.github.foldwise.layer.CheckedLayer;
import io.github.foldwise.layer.Dense;
import io.github.foldwise.runtime.convolution.MatrixProduct;
import io.github.foldwise.runtime.graph.FusedOps;
import io.github.foldwise.runtime.graph.GradientFactors;
import org.tensorflow.Operand;
import org.tensorflow.types.TFloat32;

/** Matrix product. */
final class DenseEmitter extends WeightedEmitter {
  private final CheckedLayer place;

  DenseEmitter(CheckedLayer place, Dense layer) {
    super(place, layer.activation(), layer.rules());
    this.place = place;
  }

  @Override
  Forward product(Head head, Operand<TFloat32> x) {
    Forward product =
        by(head, "kernel", head.product(new MatrixProduct(), x, read(head, "kernel")));
    return new Forward(
        product.output(),
        (dy, inputWanted) -> {
          noteFactors(head, x, dy);
          return product.backward().apply(dy, inputWanted);
        });
  }

  /** For an update that computes the product itself. */
  private void noteFactors(Head head, Operand<TFloat32> x, Operand<TFloat32> dy) {
    if (!place.frozen() && FusedOps.multiplies(place.output().size())) {
      head.factors(place.name() + "/kernel", new GradientFactors(head.factor(x), head.factor(dy)));
    }
  }
}
