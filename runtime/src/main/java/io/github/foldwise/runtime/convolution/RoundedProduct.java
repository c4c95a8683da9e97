package io.github.foldwise.runtime.convolution;

import org.tensorflow.Operand;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TBfloat16;
import org.tensorflow.types.TFloat32;

/**
 * Products in bfloat16 for processors that do not multiply it fast: factors are rounded to it and
 * multiplied in float32, which holds such a product exactly. Sums stay in float32; those of {@link
 * MixedProduct} are rounded.
 */
public final class RoundedProduct {
  private RoundedProduct() {}

  /** A product in float32. */
  @FunctionalInterface
  public interface Exact {
    /** The product of an input and a kernel. */
    KernelProduct<TFloat32> of(Operand<TFloat32> x, Operand<TFloat32> kernel);
  }

  /** The product of an input and a kernel, both rounded first, as are gradients of the result. */
  public static KernelProduct<TFloat32> of(
      Ops tf, Exact exact, Operand<TFloat32> x, Operand<TFloat32> kernel) {
    KernelProduct<TFloat32> product = exact.of(rounded(tf, x), rounded(tf, kernel));
    return new KernelProduct<>(
        product.value(),
        dy -> product.kernelGradient().apply(rounded(tf, dy)),
        dy -> product.inputGradient().apply(rounded(tf, dy)));
  }

  /** A value in float32 that bfloat16 holds. */
  public static Operand<TFloat32> rounded(Ops tf, Operand<TFloat32> value) {
    return tf.dtypes.cast(tf.dtypes.cast(value, TBfloat16.class), TFloat32.class);
  }
}
