package io.github.foldwise.runtime;

import io.github.foldwise.model.CheckedLayer;
import io.github.foldwise.model.Dense;
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
