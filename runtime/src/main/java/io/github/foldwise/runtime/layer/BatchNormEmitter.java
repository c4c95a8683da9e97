package io.github.foldwise.runtime.layer;

import io.github.foldwise.layer.BatchNorm;
import io.github.foldwise.layer.CheckedLayer;
import io.github.foldwise.runtime.graph.Constants;
import io.github.foldwise.runtime.graph.FusedOps;
import io.github.foldwise.runtime.graph.PenaltyOps;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.tensorflow.Operand;
import org.tensorflow.op.Ops;
import org.tensorflow.op.core.SwitchCond;
import org.tensorflow.op.nn.BiasAddGrad;
import org.tensorflow.op.nn.FusedBatchNorm;
import org.tensorflow.op.nn.FusedBatchNormGrad;
import org.tensorflow.types.TBool;
import org.tensorflow.types.TFloat32;
import org.tensorflow.types.TInt32;

/**
 * Batch normalisation by the ops that Keras uses, {@code y = x · a + b} with {@code a = gamma /
 * √(variance + epsilon)} and {@code b = beta − mean · a}, or in training by the fused op, if that
 * is faster. A frozen one uses its moving statistics in training too.
 */
final class BatchNormEmitter implements LayerEmitter {
  private static final int MANY_CHANNELS = 16;

  private final CheckedLayer place;
  private final BatchNorm layer;

  BatchNormEmitter(CheckedLayer place, BatchNorm layer) {
    this.place = place;
    this.layer = layer;
  }

  /** The batch norm at this index; empty if there is another layer or none. */
  static Optional<BatchNormEmitter> at(List<CheckedLayer> layers, int index) {
    return index < layers.size() && layers.get(index).layer() instanceof BatchNorm norm
        ? Optional.of(new BatchNormEmitter(layers.get(index), norm))
        : Optional.empty();
  }

  @Override
  public Operand<TFloat32> infer(Head head, Operand<TFloat32> x) {
    Operand<TFloat32> mean = read(head, "moving_mean");
    return layer.epsilon() == 0 // no declaration has that, only a norm whose factors are all 1
        ? head.tf().nn.biasAdd(x, head.tf().math.neg(mean))
        : scale(head, mean, read(head, "moving_variance")).of(x);
  }

  /** Factor and offset of each channel in inference, (C). */
  List<Operand<TFloat32>> factors(Head head) {
    Operand<TFloat32> mean = read(head, "moving_mean");
    if (layer.epsilon() == 0) {
      return List.of(head.filled(place.input().channels(), 1), head.tf().math.neg(mean));
    }
    Scale scale = scale(head, mean, read(head, "moving_variance"));
    return List.of(scale.a(), scale.b());
  }

  @Override
  public Forward train(Head head, Operand<TFloat32> x) {
    if (isOneOp(head)) {
      return byWindows(head, head.fused().get(), x, 1);
    }
    return head.kernels().fusedNorm() && !place.frozen()
        ? fused(head, x)
        : train(head, x, new Forward(x, (dy, inputWanted) -> dy));
  }

  /** Normalises {@code picked}, some of the values {@code x}, with the statistics of all. */
  Forward train(Head head, Operand<TFloat32> x, Forward picked) {
    if (place.frozen()) {
      return frozen(head, picked);
    }
    Ops tf = head.tf();
    Operand<TInt32> allButChannels =
        tf.constant(place.input().isImage() ? new int[] {0, 1, 2} : new int[] {0});
    Operand<TFloat32> mean = tf.math.mean(x, allButChannels);
    Operand<TFloat32> variance = tf.math.mean(tf.math.squaredDifference(x, mean), allButChannels);
    move(head, "moving_mean", mean);
    move(head, "moving_variance", variance);
    Scale scale = scale(head, mean, variance);
    return new Forward(
        scale.of(picked.output()),
        (dy, inputWanted) -> backward(head, x, picked, scale, dy, inputWanted));
  }

  private Forward frozen(Head head, Forward picked) {
    Scale scale = scale(head, read(head, "moving_mean"), read(head, "moving_variance"));
    return new Forward(
        scale.of(picked.output()),
        (dy, inputWanted) ->
            inputWanted ? picked.backward().apply(head.tf().math.mul(dy, scale.a()), true) : dy);
  }

  /**
   * With {@code m} values {@code x} of a channel, {@code dx = a · (dy − dBeta / m − (x − mean) ·
   * dGamma · deviation / m)}, and {@code dy} is 0 for values that were not picked.
   */
  private Operand<TFloat32> backward(
      Head head,
      Operand<TFloat32> x,
      Forward picked,
      Scale scale,
      Operand<TFloat32> dy,
      boolean inputWanted) {
    Ops tf = head.tf();
    Operand<TFloat32> centred = tf.math.sub(picked.output(), scale.mean());
    Operand<TFloat32> dBeta = sum(tf, dy);
    Operand<TFloat32> dGamma = tf.math.mul(sum(tf, tf.math.mul(dy, centred)), scale.deviation());
    note(head, dGamma, dBeta);
    if (!inputWanted) {
      return dy;
    }
    Operand<TFloat32> share = tf.math.neg(tf.math.div(scale.a(), count(head)));
    Operand<TFloat32> slope = tf.math.mul(share, tf.math.mul(dGamma, scale.deviation()));
    Operand<TFloat32> offset =
        tf.math.sub(tf.math.mul(share, dBeta), tf.math.mul(scale.mean(), slope));
    Operand<TFloat32> ofStatistics = tf.nn.biasAdd(tf.math.mul(x, slope), offset);
    return PenaltyOps.sum(
        tf, List.of(picked.backward().apply(tf.math.mul(dy, scale.a()), true), ofStatistics));
  }

  /** By one op, whose second statistic is the unbiased variance; it accepts no vectors. */
  private Forward fused(Head head, Operand<TFloat32> x) {
    Ops tf = head.tf();
    Operand<TFloat32> maps = asMaps(head, x);
    Operand<TFloat32> none = tf.constant(new float[0]); // training uses no moving statistics
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
    note(head, gradient.scaleBackprop(), gradient.offsetBackprop());
    return asInput(head, gradient.xBackprop());
  }

  /**
   * Whether an op of this module normalises. It loops over channels: of fewer than 16, TensorFlow's
   * one op, where it is chosen, and a pool take 0.55 to 0.7 times as long, and of 16, 1.5 times.
   */
  boolean isOneOp(Head head) {
    return head.fused().isPresent()
        && !place.frozen()
        && (hasManyChannels() || !head.kernels().fusedNorm());
  }

  /** Whether a loop over its channels fills a vector. */
  boolean hasManyChannels() {
    return place.input().channels() >= MANY_CHANNELS;
  }

  /** Whether {@link #byWindows} can be used, with windows of this side. */
  boolean hasWindows(Head head, int window) {
    return isOneOp(head)
        && place.input().height() % window == 0
        && place.input().width() % window == 0;
  }

  /** The largest values of all windows of the normalised values, by an op of this module. */
  Forward byWindows(Head head, FusedOps ops, Operand<TFloat32> x, int window) {
    FusedOps.Norm normalised = normalised(head, ops, x, window);
    return new Forward(
        normalised.y(),
        (dy, inputWanted) -> {
          FusedOps.NormGradient gradient = ops.normGradient(head.tf(), normalised, dy, x, window);
          note(head, gradient.dGamma(), gradient.dBeta());
          return gradient.dx();
        });
  }

  /** The same behind a layer's ReLU, by an op that goes back through that as well. */
  Forward byWindows(Head head, FusedOps ops, WeightedEmitter.Rectified layer, int window) {
    FusedOps.Relu relu = layer.relu();
    FusedOps.Norm normalised = normalised(head, ops, relu.y(), window);
    return new Forward(
        normalised.y(),
        (dy, inputWanted) -> {
          FusedOps.NormGradient gradient =
              ops.normAndReluGradient(head.tf(), normalised, dy, relu, window);
          note(head, gradient.dGamma(), gradient.dBeta());
          return layer
              .before()
              .apply(new FusedOps.ReluGradient(gradient.dx(), gradient.sums()), inputWanted);
        });
  }

  private FusedOps.Norm normalised(Head head, FusedOps ops, Operand<TFloat32> x, int window) {
    FusedOps.Norm normalised =
        ops.norm(head.tf(), x, gamma(head), beta(head), (float) layer.epsilon(), window);
    move(head, "moving_mean", normalised.mean());
    move(head, "moving_variance", normalised.variance());
    return normalised;
  }

  private void note(Head head, Operand<TFloat32> dGamma, Operand<TFloat32> dBeta) {
    if (layer.gamma().isPresent()) {
      head.gradient(place.name() + "/gamma", dGamma);
    }
    if (layer.beta().isPresent()) {
      head.gradient(place.name() + "/beta", dBeta);
    }
  }

  private Scale scale(Head head, Operand<TFloat32> mean, Operand<TFloat32> variance) {
    Ops tf = head.tf();
    Operand<TFloat32> epsilon = tf.constant((float) layer.epsilon());
    Operand<TFloat32> deviation = tf.math.rsqrt(tf.math.add(variance, epsilon));
    Operand<TFloat32> a = tf.math.mul(gamma(head), deviation);
    return new Scale(tf, mean, deviation, a, tf.math.sub(beta(head), tf.math.mul(mean, a)));
  }

  /** Factors of each channel, (C); the deviation is {@code 1 / √(variance + epsilon)}. */
  private record Scale(
      Ops tf,
      Operand<TFloat32> mean,
      Operand<TFloat32> deviation,
      Operand<TFloat32> a,
      Operand<TFloat32> b) {
    Operand<TFloat32> of(Operand<TFloat32> x) {
      return tf.nn.biasAdd(tf.math.mul(x, a), b);
    }
  }

  /** Over all axes but the channels. */
  private static Operand<TFloat32> sum(Ops tf, Operand<TFloat32> values) {
    return BiasAddGrad.create(tf.scope(), values);
  }

  /** Number of values of a channel in the batch, N·H·W. */
  private Operand<TFloat32> count(Head head) {
    float cells = (float) place.input().size() / place.input().channels();
    return head.tf().math.mul(head.rows(), head.tf().constant(cells));
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
    Operand<TFloat32> m = count(head);
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

  Operand<TFloat32> gamma(Head head) {
    return layer.gamma().isPresent() ? read(head, "gamma") : filled(head, 1);
  }

  /** Whether it keeps the order of values in every channel: nearly always. A scalar. */
  Operand<TBool> rises(Head head) {
    Ops tf = head.tf();
    return tf.reduceAll(tf.math.greater(gamma(head), tf.constant(0f)), tf.constant(0));
  }

  /** −1 for the channels whose order it reverses, 1 for others, (C). */
  Operand<TFloat32> signs(Head head) {
    Ops tf = head.tf();
    return tf.select(tf.math.less(gamma(head), tf.constant(0f)), tf.constant(-1f), tf.constant(1f));
  }

  /**
   * The values that {@code largest} would pick behind the norm, picked before it. In a channel
   * whose gamma is 0 they are others, which the norm makes equal.
   */
  Operand<TFloat32> pickFirst(
      Head head, Operand<TFloat32> x, UnaryOperator<Operand<TFloat32>> largest) {
    if (risesForever(head).orElse(false)) {
      return largest.apply(x);
    }
    Ops tf = head.tf();
    SwitchCond<TFloat32> way = tf.switchCond(x, rises(head));
    Operand<TFloat32> signs = signs(head);
    Operand<TFloat32> turned = largest.apply(tf.math.mul(way.outputFalse(), signs));
    return tf.merge(List.of(largest.apply(way.outputTrue()), tf.math.mul(turned, signs))).output();
  }

  /** Whether it keeps the order of values in every channel; empty if that may change. */
  Optional<Boolean> risesForever(Head head) {
    return head.constants().map(constants -> layer.gamma().isEmpty() || isPositive(constants));
  }

  private boolean isPositive(Constants constants) {
    boolean positive = true;
    for (float gamma : constants.values(place.name() + "/gamma")) {
      positive &= gamma > 0;
    }
    return positive;
  }

  private Operand<TFloat32> beta(Head head) {
    return layer.beta().isPresent() ? read(head, "beta") : filled(head, 0);
  }

  /** Replaces a weight that the layer does not have. */
  private Operand<TFloat32> filled(Head head, float value) {
    Ops tf = head.tf();
    return tf.fill(tf.constant(new int[] {place.input().channels()}), tf.constant(value));
  }

  private Operand<TFloat32> read(Head head, String weight) {
    return head.weights().read(place.name() + "/" + weight);
  }

  private static Operand<TFloat32> scaled(Ops tf, double factor, Operand<TFloat32> value) {
    return tf.math.mul(value, tf.constant((float) factor));
  }
}
