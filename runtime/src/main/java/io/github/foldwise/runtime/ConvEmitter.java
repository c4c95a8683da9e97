package io.github.foldwise.runtime;

import io.github.foldwise.model.CheckedLayer;
import io.github.foldwise.model.Convolution;
import org.tensorflow.Operand;
import org.tensorflow.types.TFloat32;

/** Convolution by one kernel. */
final class ConvEmitter extends WeightedEmitter {
  private final ProductOps ops;

  ConvEmitter(CheckedLayer place, Convolution<?> layer, ProductOps ops) {
    super(place, layer.activation(), layer.rules());
    this.ops = ops;
  }

  @Override
  Forward product(Head head, Operand<TFloat32> x) {
    return by(head, "kernel", head.product(ops, x, read(head, "kernel")));
  }
}
