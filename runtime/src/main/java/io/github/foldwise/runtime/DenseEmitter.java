package io.github.foldwise.runtime;

import io.github.foldwise.model.CheckedLayer;
import io.github.foldwise.model.Dense;
import org.tensorflow.Operand;
import org.tensorflow.op.Ops;
import org.tensorflow.op.linalg.MatMul;
import org.tensorflow.types.TFloat32;

/** Matrix product. */
final class DenseEmitter extends WeightedEmitter {
  DenseEmitter(CheckedLayer place, Dense layer) {
    super(place, layer.activation(), layer.rules());
  }

  @Override
  Forward product(Head head, Operand<TFloat32> x) {
    Ops tf = head.tf();
    Operand<TFloat32> kernel = read(head, "kernel");
    return by(
        head,
        "kernel",
        new KernelProduct(
            tf.linalg.matMul(x, kernel), // (N, in) → (N, units)
            dy -> tf.linalg.matMul(x, dy, MatMul.transposeA(true)),
            dy -> tf.linalg.matMul(dy, kernel, MatMul.transposeB(true))));
  }
}
