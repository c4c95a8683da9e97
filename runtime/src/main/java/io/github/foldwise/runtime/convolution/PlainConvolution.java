package io.github.foldwise.runtime.convolution;

import io.github.foldwise.layer.Padding;
import io.github.foldwise.layer.Window;
import java.util.List;
import java.util.function.UnaryOperator;
import org.tensorflow.Operand;
import org.tensorflow.op.Ops;
import org.tensorflow.types.family.TNumber;

/** One group, no dilation: what TensorFlow's ops can do on every device. */
final class PlainConvolution implements ProductOps {
  private final List<Long> strides;
  private final String padding;

  PlainConvolution(Window stride, Padding padding) {
    this.strides = List.of(1L, (long) stride.height(), (long) stride.width(), 1L);
    this.padding = padding.name();
  }

  @Override
  public <T extends TNumber> KernelProduct<T> product(Ops tf, Operand<T> x, Operand<T> kernel) {
    return new KernelProduct<>(
        tf.nn.conv2d(x, kernel, strides, padding), // (N, H, W, Cin) → (N, H/s, W/s, Cout)
        dy -> tf.nn.conv2dBackpropFilter(x, tf.shape(kernel), dy, strides, padding),
        inputGradient(tf, x, kernel));
  }

  /** Gives the gradient in the input from that in the product. */
  <T extends TNumber> UnaryOperator<Operand<T>> inputGradient(
      Ops tf, Operand<T> x, Operand<T> kernel) {
    return dy -> tf.nn.conv2dBackpropInput(tf.shape(x), kernel, dy, strides, padding);
  }
}
