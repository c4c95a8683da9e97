package io.github.foldwise.runtime.convolution;

import java.util.function.UnaryOperator;
import org.tensorflow.Operand;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TBfloat16;
import org.tensorflow.types.TFloat32;

/**
 * What {@link MixedProduct} computes, for processors that do not multiply bfloat16 fast: factors
 * and results are rounded to it, and multiplied in float32, which holds such a product exactly.
 */
public final class RoundedProduct {
  private RoundedProduct() {}

  /** A product in float32. */
  @FunctionalInterface
  public interface Exact {
    /** The product of an input and a kernel. */
    KernelProduct<TFloat32> of(Operand<TFloat32> x, Operand<TFloat32> kernel);
  }

  /** The product of an input and a kernel, both rounded first; gradients are rounded, too. */
  public static KernelProduct<TFloat32> of(
      Ops tf, Exact exact, Operand<TFloat32> x, Operand<TFloat32> kernel) {
    KernelProduct<TFloat32> product = exact.of(rounded(tf, x), rounded(tf, kernel));
    return new KernelProduct<>(
        rounded(tf, product.value()),
        between(tf, product.kernelGradient()),
        between(tf, product.inputGradient()));
  }

  private static UnaryOperator<Operand<TFloat32>> between(
      Ops tf, UnaryOperator<Operand<TFloat32>> gradient) {
    return dy -> rounded(tf, gradient.apply(rounded(tf, dy)));
  }

  private static Operand<TFloat32> rounded(Ops tf, Operand<TFloat32> value) {
    return tf.dtypes.cast(tf.dtypes.cast(value, TBfloat16.class), TFloat32.class);
  }
}
