package io.github.foldwise.runtime;

import io.github.foldwise.model.CheckedLayer;
import io.github.foldwise.model.Dense;
import org.tensorflow.Operand;
import org.tensorflow.op.Ops;
import org.tensorflow.op.linalg.MatMul;
import org.tensorflow.op.nn.BiasAddGrad;
import org.tensorflow.types.TFloat32;

/** Matrix product, bias, activation and the activity penalty. */
final class DenseEmitter implements LayerEmitter {
  private final CheckedLayer place;
  private final Dense layer;

  DenseEmitter(CheckedLayer place, Dense layer) {
    this.place = place;
    this.layer = layer;
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
    Operand<TFloat32> sum = beforeActivation(head, x);
    Operand<TFloat32> y = ActivationOps.apply(head.tf(), layer.activation(), sum);
    head.penalise(layer.penalties().activity(), y);
    return new Forward(y, (dy, inputWanted) -> backward(head, x, sum, y, dy, inputWanted));
  }

  private Operand<TFloat32> beforeActivation(Head head, Operand<TFloat32> x) {
    Ops tf = head.tf();
    Operand<TFloat32> product = tf.linalg.matMul(x, kernel(head)); // (N, in) → (N, units)
    return tf.nn.biasAdd(product, head.variables().read(place.name() + "/bias"));
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
    head.gradient(place.name() + "/kernel", tf.linalg.matMul(x, dSum, MatMul.transposeA(true)));
    head.gradient(place.name() + "/bias", BiasAddGrad.create(tf.scope(), dSum));
    return inputWanted ? tf.linalg.matMul(dSum, kernel(head), MatMul.transposeB(true)) : dy;
  }

  private Operand<TFloat32> kernel(Head head) {
    return head.variables().read(place.name() + "/kernel");
  }
}
