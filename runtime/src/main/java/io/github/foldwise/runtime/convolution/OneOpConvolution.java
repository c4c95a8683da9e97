package io.github.foldwise.runtime.convolution;

import io.github.foldwise.runtime.graph.FusedOps;
import java.util.List;
import org.tensorflow.Operand;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TFloat32;

/**
 * Winograd's convolution without matrices of tiles in memory: one op for what follows it, too, and
 * one for each gradient.
 *
 * @param kernel (3, 3, C, F)
 * @param border zeros around the input
 * @param bfloat16 whether the factors of products are rounded to it
 */
record OneOpConvolution(
    Ops tf,
    FusedOps ops,
    Operand<TFloat32> kernel,
    int channels,
    int filters,
    int border,
    boolean bfloat16) {
  KernelProduct<TFloat32> product(Operand<TFloat32> x) {
    Operand<TFloat32> none = filled(0);
    return finished(x, List.of(none, filled(1), none), 1, false).product();
  }

  /** See {@link FusedOps#convolution}. */
  WinogradConvolution.Finished finished(
      Operand<TFloat32> x, List<Operand<TFloat32>> following, int window, boolean relu) {
    Operand<TFloat32> transformed =
        WinogradConvolution.OF_KERNEL.of(tf, kernel, channels, filters); // (16, C, F)
    FusedOps.Maps maps =
        ops.convolution(tf, x, transformed, following, border, window, relu, bfloat16);
    return new WinogradConvolution.Finished(
        maps,
        new KernelProduct<>(
            maps.y(),
            dy -> kernelGradient(x, dy),
            dy -> ops.convolutionInputGradient(tf, dy, transformed, border, bfloat16)));
  }

  private Operand<TFloat32> kernelGradient(Operand<TFloat32> x, Operand<TFloat32> dy) {
    Operand<TFloat32> ofTransformed =
        ops.convolutionKernelGradient(tf, x, dy, border, bfloat16); // (16, C, F)
    return tf.reshape(
        WinogradConvolution.OF_KERNEL.transposed().of(tf, ofTransformed, channels, filters),
        tf.shape(kernel));
  }

  private Operand<TFloat32> filled(float value) {
    return tf.fill(tf.constant(new int[] {filters}), tf.constant(value));
  }
}
