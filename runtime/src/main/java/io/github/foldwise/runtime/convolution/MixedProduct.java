package io.github.foldwise.runtime.convolution;

import java.util.function.UnaryOperator;
import org.tensorflow.Operand;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TBfloat16;
import org.tensorflow.types.TFloat32;

/** Products of bfloat16 numbers between layers that compute in float32. */
public final class MixedProduct {
  private MixedProduct() {}

  /** The product of a float32 input and kernel, both rounded first; gradients are rounded, too. */
  public static KernelProduct<TFloat32> of(
      Ops tf, ProductOps ops, Operand<TFloat32> x, Operand<TFloat32> kernel) {
    KernelProduct<TBfloat16> product = ops.product(tf, rounded(tf, x), rounded(tf, kernel));
    return new KernelProduct<>(
        widened(tf, product.value()),
        between(tf, product.kernelGradient()),
        between(tf, product.inputGradient()));
  }

  private static UnaryOperator<Operand<TFloat32>> between(
      Ops tf, UnaryOperator<Operand<TBfloat16>> gradient) {
    return dy -> widened(tf, gradient.apply(rounded(tf, dy)));
  }

  private static Operand<TBfloat16> rounded(Ops tf, Operand<TFloat32> value) {
    return tf.dtypes.cast(value, TBfloat16.class);
  }

  private static Operand<TFloat32> widened(Ops tf, Operand<TBfloat16> value) {
    return tf.dtypes.cast(value, TFloat32.class);
  }
}
