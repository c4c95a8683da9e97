package io.github.foldwise.runtime;

import io.github.foldwise.model.BatchNorm;
import io.github.foldwise.model.CheckedLayer;
import org.tensorflow.Operand;
import org.tensorflow.op.Ops;
import org.tensorflow.op.nn.FusedBatchNorm;
import org.tensorflow.op.nn.FusedBatchNormGrad;
import org.tensorflow.types.TBool;
import org.tensorflow.types.TFloat32;

/**
 * Batch normalisation by the fused op, whose second statistic is the unbiased variance: the moving
 * variance takes the biased one, as Keras. A vector is treated as a 1×1 feature map.
 */
final class BatchNormEmitter implements LayerEmitter {
  private final CheckedLayer place;
  private final BatchNorm layer;

  BatchNormEmitter(CheckedLayer place, BatchNorm layer) {
    this.place = place;
    this.layer = layer;
  }

  /**
   * {@code x · a + (beta − moving mean · a)} with {@code a = gamma / √(moving variance + epsilon)}:
   * two passes over {@code x}, which take less time than the fused op.
   */
  @Override
  public Operand<TFloat32> infer(Head head, Operand<TFloat32> x) {
    Ops tf = head.tf();
    Operand<TFloat32> epsilon = tf.constant((float) layer.epsilon());
    Operand<TFloat32> a =
        tf.math.mul(
            gamma(head), tf.math.rsqrt(tf.math.add(read(head, "moving_variance"), epsilon)));
    Operand<TFloat32> b = tf.math.sub(beta(head), tf.math.mul(read(head, "moving_mean"), a));
    return tf.math.add(tf.math.mul(x, a), b);
  }

  /** Whether no value is mapped below one that it is above, a scalar. */
  Operand<TBool> rises(Head head) {
    Ops tf = head.tf();
    return tf.reduceAll(tf.math.greaterEqual(gamma(head), tf.constant(0f)), tf.constant(0));
  }

  @Override
  public Forward train(Head head, Operand<TFloat32> x) {
    Ops tf = head.tf();
    Operand<TFloat32> maps = asMaps(head, x);
    Operand<TFloat32> none = tf.constant(new float[0]); // training takes no moving statistics
    FusedBatchNorm<TFloat32, TFloat32> normalised =
        tf.nn.fusedBatchNorm(
            maps,
            gamma(head),
            beta(head),
            none,
            none,
            FusedBatchNorm.epsilon((float) layer.epsilon()),
            FusedBatchNorm.isTraining(true));
    move(head, "moving_mean", normalised.batchMean());
    move(head, "moving_variance", biased(head, normalised.batchVariance()));
    return new Forward(
        asInput(head, normalised.y()), (dy, inputWanted) -> backward(head, maps, normalised, dy));
  }

  private Operand<TFloat32> backward(
      Head head,
      Operand<TFloat32> maps,
      FusedBatchNorm<TFloat32, TFloat32> normalised,
      Operand<TFloat32> dy) {
    FusedBatchNormGrad<TFloat32, TFloat32> gradient =
        head.tf()
            .nn
            .fusedBatchNormGrad(
                asMaps(head, dy),
                maps,
                gamma(head),
                normalised.reserveSpace1(),
                normalised.reserveSpace2(),
                normalised.reserveSpace3(),
                FusedBatchNormGrad.epsilon((float) layer.epsilon()),
                FusedBatchNormGrad.isTraining(true));
    if (layer.gamma().isPresent()) {
      head.gradient(place.name() + "/gamma", gradient.scaleBackprop());
    }
    if (layer.beta().isPresent()) {
      head.gradient(place.name() + "/beta", gradient.offsetBackprop());
    }
    return asInput(head, gradient.xBackprop());
  }

  /** {@code moving · momentum + batch · (1 − momentum)}. */
  private void move(Head head, String statistic, Operand<TFloat32> batch) {
    Ops tf = head.tf();
    head.movingStatistic(
        place.name() + "/" + statistic,
        tf.math.add(
            scaled(tf, layer.momentum(), read(head, statistic)),
            scaled(tf, 1 - layer.momentum(), batch)));
  }

  /** The fused op divides the squares by m − 1, with m = N·H·W; Keras by m. */
  private Operand<TFloat32> biased(Head head, Operand<TFloat32> variance) {
    Ops tf = head.tf();
    float cells = (float) place.input().size() / place.input().channels();
    Operand<TFloat32> m = tf.math.mul(head.rows(), tf.constant(cells));
    return tf.math.mul(variance, tf.math.div(tf.math.sub(m, tf.constant(1f)), m));
  }

  private Operand<TFloat32> asMaps(Head head, Operand<TFloat32> x) {
    return place.input().isImage()
        ? x
        : head.tf().reshape(x, head.tf().constant(new int[] {-1, 1, 1, place.input().size()}));
  }

  private Operand<TFloat32> asInput(Head head, Operand<TFloat32> maps) {
    return place.input().isImage()
        ? maps
        : head.tf().reshape(maps, head.tf().constant(new int[] {-1, place.input().size()}));
  }

  private Operand<TFloat32> gamma(Head head) {
    return layer.gamma().isPresent() ? read(head, "gamma") : filled(head, 1);
  }

  private Operand<TFloat32> beta(Head head) {
    return layer.beta().isPresent() ? read(head, "beta") : filled(head, 0);
  }

  /** What stands for a weight that the layer does without. */
  private Operand<TFloat32> filled(Head head, float value) {
    Ops tf = head.tf();
    return tf.fill(tf.constant(new int[] {place.input().channels()}), tf.constant(value));
  }

  private Operand<TFloat32> read(Head head, String weight) {
    return head.variables().read(place.name() + "/" + weight);
  }

  private static Operand<TFloat32> scaled(Ops tf, double factor, Operand<TFloat32> value) {
    return tf.math.mul(value, tf.constant((float) factor));
  }
}
