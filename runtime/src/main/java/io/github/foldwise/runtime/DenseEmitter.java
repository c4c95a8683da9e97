package io.github.foldwise.runtime;

import io.github.foldwise.model.CheckedLayer;
import io.github.foldwise.model.Dense;
import org.tensorflow.Operand;
import org.tensorflow.op.linalg.MatMul;
import org.tensorflow.types.TFloat32;

/** Matrix product. */
final class DenseEmitter extends WeightedEmitter {
  DenseEmitter(CheckedLayer place, Dense layer) {
    super(place, layer.activation(), layer.rules().activity());
  }

  @Override
  Operand<TFloat32> product(Head head, Operand<TFloat32> x) {
    return head.tf().linalg.matMul(x, kernel(head)); // (N, in) → (N, units)
  }

  @Override
  Operand<TFloat32> kernelGradient(Head head, Operand<TFloat32> x, Operand<TFloat32> dProduct) {
    return head.tf().linalg.matMul(x, dProduct, MatMul.transposeA(true));
  }

  @Override
  Operand<TFloat32> inputGradient(Head head, Operand<TFloat32> x, Operand<TFloat32> dProduct) {
    return head.tf().linalg.matMul(dProduct, kernel(head), MatMul.transposeB(true));
  }
}
