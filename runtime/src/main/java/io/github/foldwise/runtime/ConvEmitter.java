package io.github.foldwise.runtime;

import io.github.foldwise.model.CheckedLayer;
import io.github.foldwise.model.Conv;
import java.util.List;
import org.tensorflow.Operand;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TFloat32;

/** Convolution. */
final class ConvEmitter extends WeightedEmitter {
  private final List<Long> strides;
  private final String padding;

  ConvEmitter(CheckedLayer place, Conv layer) {
    super(place, layer.activation(), layer.rules().activity());
    this.strides = List.of(1L, (long) layer.stride().height(), (long) layer.stride().width(), 1L);
    this.padding = layer.padding().name();
  }

  @Override
  Operand<TFloat32> product(Head head, Operand<TFloat32> x) {
    // (N, H, W, Cin) → (N, H/s, W/s, Cout)
    return head.tf().nn.conv2d(x, kernel(head), strides, padding);
  }

  @Override
  Operand<TFloat32> kernelGradient(Head head, Operand<TFloat32> x, Operand<TFloat32> dProduct) {
    Ops tf = head.tf();
    return tf.nn.conv2dBackpropFilter(x, tf.shape(kernel(head)), dProduct, strides, padding);
  }

  @Override
  Operand<TFloat32> inputGradient(Head head, Operand<TFloat32> x, Operand<TFloat32> dProduct) {
    Ops tf = head.tf();
    return tf.nn.conv2dBackpropInput(tf.shape(x), kernel(head), dProduct, strides, padding);
  }
}
