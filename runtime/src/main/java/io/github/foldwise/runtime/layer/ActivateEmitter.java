package io.github.foldwise.runtime.layer;

import io.github.foldwise.layer.Activation;
import org.tensorflow.Operand;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TFloat32;

/** An activation as a separate layer. */
final class ActivateEmitter implements LayerEmitter {
  private final Activation activation;

  ActivateEmitter(Activation activation) {
    this.activation = activation;
  }

  @Override
  public Operand<TFloat32> infer(Head head, Operand<TFloat32> x) {
    return ActivationOps.apply(head.tf(), activation, x);
  }

  @Override
  public Forward train(Head head, Operand<TFloat32> x) {
    Ops tf = head.tf();
    Operand<TFloat32> y = ActivationOps.apply(tf, activation, x);
    return new Forward(
        y,
        (dy, inputWanted) -> inputWanted ? ActivationOps.gradient(tf, activation, x, y, dy) : dy);
  }
}
