package io.github.foldwise.runtime.layer;

import io.github.foldwise.layer.CheckedLayer;
import io.github.foldwise.layer.LayerNorm;
import org.tensorflow.Operand;
import org.tensorflow.op.Ops;
import org.tensorflow.op.math.Mean;
import org.tensorflow.types.TFloat32;
import org.tensorflow.types.TInt32;

/**
 * Layer normalisation over the last dimension. With {@code n = (x − mean)/√(variance + epsilon)},
 * {@code g = dy · gamma} and means over that dimension, {@code dx = (g − mean(g) − n · mean(g ·
 * n))/√(variance + epsilon)}.
 */
final class LayerNormEmitter implements LayerEmitter {
  private final CheckedLayer place;
  private final LayerNorm layer;

  LayerNormEmitter(CheckedLayer place, LayerNorm layer) {
    this.place = place;
    this.layer = layer;
  }

  /** The input at mean 0 and variance 1, (N, …, C), and the factor of its scale, (N, …, 1). */
  private record Normalised(Operand<TFloat32> values, Operand<TFloat32> perDeviation) {}

  @Override
  public Operand<TFloat32> infer(Head head, Operand<TFloat32> x) {
    return scaledAndMoved(head, normalised(head.tf(), x).values());
  }

  @Override
  public Forward train(Head head, Operand<TFloat32> x) {
    Normalised normalised = normalised(head.tf(), x);
    return new Forward(
        scaledAndMoved(head, normalised.values()),
        (dy, inputWanted) -> backward(head, normalised, dy, inputWanted));
  }

  private Normalised normalised(Ops tf, Operand<TFloat32> x) {
    Operand<TFloat32> centred = tf.math.sub(x, mean(tf, x));
    Operand<TFloat32> variance = mean(tf, tf.math.square(centred));
    Operand<TFloat32> perDeviation =
        tf.math.rsqrt(tf.math.add(variance, tf.constant((float) layer.epsilon())));
    return new Normalised(tf.math.mul(centred, perDeviation), perDeviation);
  }

  private Operand<TFloat32> scaledAndMoved(Head head, Operand<TFloat32> values) {
    Ops tf = head.tf();
    Operand<TFloat32> scaled =
        layer.gamma().isPresent() ? tf.math.mul(values, read(head, "gamma")) : values;
    return layer.beta().isPresent() ? tf.math.add(scaled, read(head, "beta")) : scaled;
  }

  private Operand<TFloat32> backward(
      Head head, Normalised normalised, Operand<TFloat32> dy, boolean inputWanted) {
    Ops tf = head.tf();
    Operand<TFloat32> n = normalised.values();
    if (layer.gamma().isPresent() && !place.frozen()) {
      head.gradient(place.name() + "/gamma", perChannel(tf, tf.math.mul(dy, n)));
    }
    if (layer.beta().isPresent() && !place.frozen()) {
      head.gradient(place.name() + "/beta", perChannel(tf, dy));
    }
    if (!inputWanted) {
      return dy;
    }
    Operand<TFloat32> g = layer.gamma().isPresent() ? tf.math.mul(dy, read(head, "gamma")) : dy;
    Operand<TFloat32> along = tf.math.mul(n, mean(tf, tf.math.mul(g, n)));
    return tf.math.mul(tf.math.sub(tf.math.sub(g, mean(tf, g)), along), normalised.perDeviation());
  }

  /** Mean over the channels of one position: (N, …, C) → (N, …, 1). */
  private static Operand<TFloat32> mean(Ops tf, Operand<TFloat32> x) {
    return tf.math.mean(x, tf.constant(new int[] {-1}), Mean.keepDims(true));
  }

  /** Sum over everything else: (N, …, C) → (C). */
  private Operand<TFloat32> perChannel(Ops tf, Operand<TFloat32> x) {
    Operand<TInt32> others =
        tf.constant(place.input().isImage() ? new int[] {0, 1, 2} : new int[] {0});
    return tf.reduceSum(x, others);
  }

  private Operand<TFloat32> read(Head head, String weight) {
    return head.weights().read(place.name() + "/" + weight);
  }
}
