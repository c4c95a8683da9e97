package io.github.foldwise.runtime.layer;

import io.github.foldwise.layer.CheckedLayer;
import io.github.foldwise.layer.GaussianNoise;
import org.tensorflow.Operand;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TFloat32;

/** Noise keyed by (seed and layer, step): the same in every run, different in every step. */
final class GaussianNoiseEmitter implements LayerEmitter {
  private final CheckedLayer place;
  private final GaussianNoise layer;

  GaussianNoiseEmitter(CheckedLayer place, GaussianNoise layer) {
    this.place = place;
    this.layer = layer;
  }

  @Override
  public Operand<TFloat32> infer(Head head, Operand<TFloat32> x) {
    return x;
  }

  @Override
  public Forward train(Head head, Operand<TFloat32> x) {
    if (layer.standardDeviation() == 0) {
      return new Forward(x, (dy, inputWanted) -> dy);
    }
    Ops tf = head.tf();
    Operand<TFloat32> standard = tf.random.statelessRandomNormal(tf.shape(x), head.drawOf(place));
    Operand<TFloat32> noise = tf.math.mul(standard, tf.constant((float) layer.standardDeviation()));
    return new Forward(tf.math.add(x, noise), (dy, inputWanted) -> dy);
  }
}
