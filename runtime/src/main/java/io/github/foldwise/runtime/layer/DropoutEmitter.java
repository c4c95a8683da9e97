package io.github.foldwise.runtime.layer;

import io.github.foldwise.layer.CheckedLayer;
import io.github.foldwise.layer.Dropout;
import io.github.foldwise.layer.SpatialDropout;
import java.util.List;
import org.tensorflow.Operand;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TFloat32;
import org.tensorflow.types.TInt32;

/** A mask keyed by (seed and layer, step), drawn for each value, or each channel of an image. */
final class DropoutEmitter implements LayerEmitter {
  private final CheckedLayer place;
  private final double rate;
  private final boolean wholeChannels;

  private DropoutEmitter(CheckedLayer place, double rate, boolean wholeChannels) {
    this.place = place;
    this.rate = rate;
    this.wholeChannels = wholeChannels;
  }

  static DropoutEmitter ofValues(CheckedLayer place, Dropout layer) {
    return new DropoutEmitter(place, layer.rate(), false);
  }

  static DropoutEmitter ofChannels(CheckedLayer place, SpatialDropout layer) {
    return new DropoutEmitter(place, layer.rate(), true);
  }

  @Override
  public Operand<TFloat32> infer(Head head, Operand<TFloat32> x) {
    return x;
  }

  @Override
  public Forward train(Head head, Operand<TFloat32> x) {
    if (rate == 0) {
      return new Forward(x, (dy, inputWanted) -> dy);
    }
    Ops tf = head.tf();
    Operand<TFloat32> mask = mask(head, x);
    return new Forward(
        tf.math.mul(x, mask), (dy, inputWanted) -> inputWanted ? tf.math.mul(dy, mask) : dy);
  }

  /** 0 for a dropped value, {@code 1/(1 − rate)} for a kept one. */
  private Operand<TFloat32> mask(Head head, Operand<TFloat32> x) {
    Ops tf = head.tf();
    Operand<TFloat32> uniform =
        tf.random.statelessRandomUniform(shape(head, x), head.drawOf(place));
    Operand<TFloat32> kept =
        tf.dtypes.cast(tf.math.greaterEqual(uniform, tf.constant((float) rate)), TFloat32.class);
    return tf.math.mul(kept, tf.constant((float) (1 / (1 - rate))));
  }

  /** Shape of the mask: (N, H, W, C), or (N, 1, 1, C) to be broadcast. */
  private Operand<TInt32> shape(Head head, Operand<TFloat32> x) {
    Ops tf = head.tf();
    return wholeChannels
        ? tf.stack(
            List.of(
                tf.size(head.inputs().labels()),
                tf.constant(1),
                tf.constant(1),
                tf.constant(place.input().channels())))
        : tf.shape(x);
  }
}
