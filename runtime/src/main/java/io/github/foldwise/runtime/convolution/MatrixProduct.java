package io.github.foldwise.runtime.convolution;

import org.tensorflow.Operand;
import org.tensorflow.op.Ops;
import org.tensorflow.op.linalg.MatMul;
import org.tensorflow.types.family.TNumber;

/** The product of row vectors and a matrix. */
public final class MatrixProduct implements ProductOps {
  @Override
  public <T extends TNumber> KernelProduct<T> product(Ops tf, Operand<T> x, Operand<T> kernel) {
    return new KernelProduct<>(
        tf.linalg.matMul(x, kernel), // (N, in) → (N, units)
        dy -> tf.linalg.matMul(x, dy, MatMul.transposeA(true)),
        dy -> tf.linalg.matMul(dy, kernel, MatMul.transposeB(true)));
  }
}
