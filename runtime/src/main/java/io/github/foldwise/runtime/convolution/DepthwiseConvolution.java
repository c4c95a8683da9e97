package io.github.foldwise.runtime.convolution;

import io.github.foldwise.layer.Padding;
import java.util.List;
import org.tensorflow.Operand;
import org.tensorflow.op.Ops;
import org.tensorflow.types.family.TNumber;

/** Each channel by itself, without dilation and with one stride for rows and columns. */
final class DepthwiseConvolution implements ProductOps {
  private final List<Long> strides;
  private final String padding;

  DepthwiseConvolution(int stride, Padding padding) {
    this.strides = List.of(1L, (long) stride, (long) stride, 1L);
    this.padding = padding.name();
  }

  @Override
  public <T extends TNumber> KernelProduct<T> product(Ops tf, Operand<T> x, Operand<T> kernel) {
    return new KernelProduct<>(
        // (N, H, W, C) → (N, H/s, W/s, C·multiplier)
        tf.nn.depthwiseConv2dNative(x, kernel, strides, padding),
        dy -> tf.nn.depthwiseConv2dNativeBackpropFilter(x, tf.shape(kernel), dy, strides, padding),
        dy -> tf.nn.depthwiseConv2dNativeBackpropInput(tf.shape(x), kernel, dy, strides, padding));
  }
}
