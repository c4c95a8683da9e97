package io.github.foldwise.runtime;

import io.github.foldwise.model.Activation;
import io.github.foldwise.model.ActivityPenalty;
import io.github.foldwise.model.CheckedLayer;
import org.tensorflow.Operand;
import org.tensorflow.op.Ops;
import org.tensorflow.op.nn.BiasAddGrad;
import org.tensorflow.types.TFloat32;

/** Product with a kernel, bias, activation and the activity penalty. */
abstract class WeightedEmitter implements LayerEmitter {
  private final CheckedLayer place;
  private final Activation activation;
  private final ActivityPenalty penalty;

  WeightedEmitter(CheckedLayer place, Activation activation, ActivityPenalty penalty) {
    this.place = place;
    this.activation = activation;
    this.penalty = penalty;
  }

  /** The input times the kernel. */
  abstract Operand<TFloat32> product(Head head, Operand<TFloat32> x);

  /** The gradient in the kernel from that in the product. */
  abstract Operand<TFloat32> kernelGradient(
      Head head, Operand<TFloat32> x, Operand<TFloat32> dProduct);

  /** The gradient in the input from that in the product. */
  abstract Operand<TFloat32> inputGradient(
      Head head, Operand<TFloat32> x, Operand<TFloat32> dProduct);

  final Operand<TFloat32> kernel(Head head) {
    return head.variables().read(place.name() + "/kernel");
  }

  @Override
  public final Operand<TFloat32> infer(Head head, Operand<TFloat32> x) {
    Operand<TFloat32> y = ActivationOps.apply(head.tf(), activation, sum(head, x));
    head.penalise(penalty, y);
    return y;
  }

  @Override
  public final Forward train(Head head, Operand<TFloat32> x) {
    Operand<TFloat32> sum = sum(head, x);
    Operand<TFloat32> y = ActivationOps.apply(head.tf(), activation, sum);
    head.penalise(penalty, y);
    return new Forward(y, (dy, inputWanted) -> backward(head, x, sum, y, dy, inputWanted));
  }

  private Operand<TFloat32> sum(Head head, Operand<TFloat32> x) {
    Operand<TFloat32> product = product(head, x);
    return head.tf().nn.biasAdd(product, head.variables().read(place.name() + "/bias"));
  }

  private Operand<TFloat32> backward(
      Head head,
      Operand<TFloat32> x,
      Operand<TFloat32> sum,
      Operand<TFloat32> y,
      Operand<TFloat32> dy,
      boolean inputWanted) {
    Ops tf = head.tf();
    Operand<TFloat32> penalised = head.withPenaltyGradient(penalty, y, dy);
    Operand<TFloat32> dSum = ActivationOps.gradient(tf, activation, sum, y, penalised);
    head.gradient(place.name() + "/kernel", kernelGradient(head, x, dSum));
    head.gradient(place.name() + "/bias", BiasAddGrad.create(tf.scope(), dSum));
    return inputWanted ? inputGradient(head, x, dSum) : dy;
  }
}
