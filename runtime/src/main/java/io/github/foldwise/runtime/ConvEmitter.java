package io.github.foldwise.runtime;

import io.github.foldwise.model.CheckedLayer;
import io.github.foldwise.model.Conv;
import java.util.List;
import org.tensorflow.Operand;
import org.tensorflow.op.Ops;
import org.tensorflow.op.nn.BiasAddGrad;
import org.tensorflow.types.TFloat32;

/** Convolution, bias, activation and the activity penalty. */
final class ConvEmitter implements LayerEmitter {
  private final CheckedLayer place;
  private final Conv layer;
  private final List<Long> strides;

  ConvEmitter(CheckedLayer place, Conv layer) {
    this.place = place;
    this.layer = layer;
    this.strides = List.of(1L, (long) layer.stride().height(), (long) layer.stride().width(), 1L);
  }

  @Override
  public Operand<TFloat32> infer(Head head, Operand<TFloat32> x) {
    Operand<TFloat32> y =
        ActivationOps.apply(head.tf(), layer.activation(), beforeActivation(head, x));
    head.penalise(layer.penalties().activity(), y);
    return y;
  }

  @Override
  public Forward train(Head head, Operand<TFloat32> x) {
    Ops tf = head.tf();
    Operand<TFloat32> sum = beforeActivation(head, x);
    Operand<TFloat32> y = ActivationOps.apply(tf, layer.activation(), sum);
    head.penalise(layer.penalties().activity(), y);
    return new Forward(y, (dy, inputWanted) -> backward(head, x, sum, y, dy, inputWanted));
  }

  private Operand<TFloat32> beforeActivation(Head head, Operand<TFloat32> x) {
    Ops tf = head.tf();
    Operand<TFloat32> convolved = // (N, H, W, Cin) → (N, H/s, W/s, Cout)
        tf.nn.conv2d(x, kernel(head), strides, layer.padding().name());
    return tf.nn.biasAdd(convolved, head.variables().read(place.name() + "/bias"));
  }

  private Operand<TFloat32> backward(
      Head head,
      Operand<TFloat32> x,
      Operand<TFloat32> sum,
      Operand<TFloat32> y,
      Operand<TFloat32> dy,
      boolean inputWanted) {
    Ops tf = head.tf();
    Operand<TFloat32> penalised = head.withPenaltyGradient(layer.penalties().activity(), y, dy);
    Operand<TFloat32> dSum = ActivationOps.gradient(tf, layer.activation(), sum, y, penalised);
    head.gradient(
        place.name() + "/kernel",
        tf.nn.conv2dBackpropFilter(
            x, tf.shape(kernel(head)), dSum, strides, layer.padding().name()));
    head.gradient(place.name() + "/bias", BiasAddGrad.create(tf.scope(), dSum));
    return inputWanted
        ? tf.nn.conv2dBackpropInput(
            tf.shape(x), kernel(head), dSum, strides, layer.padding().name())
        : dy;
  }

  private Operand<TFloat32> kernel(Head head) {
    return head.variables().read(place.name() + "/kernel");
  }
}
