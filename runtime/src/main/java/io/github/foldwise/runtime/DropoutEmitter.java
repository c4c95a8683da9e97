package io.github.foldwise.runtime;

import io.github.foldwise.model.CheckedLayer;
import io.github.foldwise.model.Dropout;
import org.tensorflow.Operand;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TFloat32;
import org.tensorflow.types.TInt64;

/** A mask drawn from (seed and layer, step): the same in every run, another in every step. */
final class DropoutEmitter implements LayerEmitter {
  private final CheckedLayer place;
  private final Dropout layer;

  DropoutEmitter(CheckedLayer place, Dropout layer) {
    this.place = place;
    this.layer = layer;
  }

  @Override
  public Operand<TFloat32> infer(Head head, Operand<TFloat32> x) {
    return x;
  }

  @Override
  public Forward train(Head head, Operand<TFloat32> x) {
    if (layer.rate() == 0) {
      return new Forward(x, (dy, inputWanted) -> dy);
    }
    Ops tf = head.tf();
    Operand<TFloat32> mask = mask(head, x);
    return new Forward(
        tf.math.mul(x, mask), (dy, inputWanted) -> inputWanted ? tf.math.mul(dy, mask) : dy);
  }

  /** 0 where a value is dropped, {@code 1/(1 − rate)} where it is kept. */
  private Operand<TFloat32> mask(Head head, Operand<TFloat32> x) {
    Ops tf = head.tf();
    Operand<TInt64> ofLayer =
        tf.math.add(head.inputs().seed(), tf.constant((long) place.position()));
    Operand<TFloat32> uniform =
        tf.random.statelessRandomUniform(
            tf.shape(x), tf.stack(java.util.List.of(ofLayer, head.inputs().step())));
    Operand<TFloat32> kept =
        tf.dtypes.cast(
            tf.math.greaterEqual(uniform, tf.constant((float) layer.rate())), TFloat32.class);
    return tf.math.mul(kept, tf.constant((float) (1 / (1 - layer.rate()))));
  }
}
