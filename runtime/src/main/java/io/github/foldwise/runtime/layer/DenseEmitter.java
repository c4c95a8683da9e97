package io.github.foldwise.runtime.layer;

import io.github.foldwise.layer.CheckedLayer;
import io.github.foldwise.layer.Dense;
import io.github.foldwise.runtime.convolution.MatrixProduct;
import org.tensorflow.Operand;
import org.tensorflow.types.TFloat32;

/** Matrix product. */
final class DenseEmitter extends WeightedEmitter {
  DenseEmitter(CheckedLayer place, Dense layer) {
    super(place, layer.activation(), layer.rules());
  }

  @Override
  Forward product(Head head, Operand<TFloat32> x) {
    return by(head, "kernel", head.product(new MatrixProduct(), x, read(head, "kernel")));
  }
}
