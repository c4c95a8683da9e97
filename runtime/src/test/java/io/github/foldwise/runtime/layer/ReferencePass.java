package io.github.foldwise.runtime.layer;

import io.github.foldwise.data.Shape;
import io.github.foldwise.layer.Activate;
import io.github.foldwise.layer.Activation;
import io.github.foldwise.layer.ActivityPenalty;
import io.github.foldwise.layer.AveragePool;
import io.github.foldwise.layer.BatchNorm;
import io.github.foldwise.layer.CheckedLayer;
import io.github.foldwise.layer.Conv;
import io.github.foldwise.layer.Convolution;
import io.github.foldwise.layer.Dense;
import io.github.foldwise.layer.DepthwiseConv;
import io.github.foldwise.layer.Dropout;
import io.github.foldwise.layer.Flatten;
import io.github.foldwise.layer.GaussianNoise;
import io.github.foldwise.layer.GlobalAveragePool;
import io.github.foldwise.layer.GlobalMaxPool;
import io.github.foldwise.layer.Layer;
import io.github.foldwise.layer.LayerNorm;
import io.github.foldwise.layer.MaxPool;
import io.github.foldwise.layer.Padding;
import io.github.foldwise.layer.Penalty;
import io.github.foldwise.layer.Reduction;
import io.github.foldwise.layer.Residual;
import io.github.foldwise.layer.SeparableConv;
import io.github.foldwise.layer.SpatialDropout;
import io.github.foldwise.layer.WeightRules;
import io.github.foldwise.layer.WeightSpec;
import io.github.foldwise.layer.Window;
import io.github.foldwise.layer.ZeroPadding;
import io.github.foldwise.model.CheckedModel;
import io.github.foldwise.runtime.convolution.ReferenceConvolution;
import io.github.foldwise.runtime.convolution.ReferenceSliding;
import io.github.foldwise.runtime.loss.LossParts;
import io.github.foldwise.runtime.loss.ReferenceObjective;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/** One pass through a model in float64, by the formulas and with plain loops. */
public final class ReferencePass implements Layer.Visitor<ReferenceTensor> {
  private final CheckedModel model;
  private final Map<String, double[]> weights;
  private final boolean training;
  private final Kinks kinks = new Kinks();
  private CheckedLayer place;
  private ReferenceTensor x;
  private double activityPenalty;

  private ReferencePass(CheckedModel model, Map<String, double[]> weights, boolean training) {
    this.model = model;
    this.weights = weights;
    this.training = training;
  }

  /**
   * As in training.
   *
   * @param weights by name; a dropout layer takes its factors from {@code dropout_1/mask}, noise
   *     its summands from {@code gaussian_noise_1/noise}
   */
  public static ReferencePass training(CheckedModel model, Map<String, double[]> weights) {
    return new ReferencePass(model, weights, true);
  }

  /** As after training. */
  static ReferencePass inference(CheckedModel model, Map<String, double[]> weights) {
    return new ReferencePass(model, weights, false);
  }

  /** Loss of rows with equal weights. */
  public LossParts loss(ReferenceTensor images, int[] labels) {
    return loss(images, ReferenceObjective.crossEntropy(labels));
  }

  public LossParts loss(ReferenceTensor images, ReferenceObjective objective) {
    return loss(Reached.start(images), objective);
  }

  /**
   * Where a pass stands.
   *
   * @param layers of the model that it has been through
   * @param x what the last of them made
   * @param activityPenalty of them all
   */
  record Reached(int layers, ReferenceTensor x, double activityPenalty) {
    static Reached start(ReferenceTensor images) {
      return new Reached(0, images, 0);
    }
  }

  /** Goes through the next layer alone. */
  Reached through(Reached before) {
    int next = before.layers() + 1;
    pass(before, next);
    return new Reached(next, x, activityPenalty);
  }

  /** Goes through all further layers. */
  LossParts loss(Reached before, ReferenceObjective objective) {
    pass(before, model.layers().size());
    double dataLoss = objective.mean(model.spec().classHead(), x);
    return new LossParts(dataLoss, activityPenalty, weightPenalty());
  }

  private void pass(Reached before, int layers) {
    x = before.x();
    activityPenalty = before.activityPenalty();
    pass(model.layers().subList(before.layers(), layers));
  }

  private void pass(List<CheckedLayer> layers) {
    for (CheckedLayer layer : layers) {
      place = layer;
      x = layer.layer().accept(this);
    }
  }

  public Kinks kinks() {
    return kinks;
  }

  @Override
  public ReferenceTensor activate(Activate layer) {
    return activated(layer.activation(), x);
  }

  @Override
  public ReferenceTensor averagePool(AveragePool layer) {
    return ReferencePooling.mean(
        ReferenceSliding.of(x.shape(), layer.window(), layer.stride(), layer.padding()), x);
  }

  @Override
  public ReferenceTensor batchNorm(BatchNorm layer) {
    double[] gamma = weightOr("gamma", 1);
    double[] beta = weightOr("beta", 0);
    return training
        ? ReferenceBatchNorm.ofBatch(x, layer.epsilon(), gamma, beta)
        : ReferenceBatchNorm.by(
            x, layer.epsilon(), gamma, beta, weight("moving_mean"), weight("moving_variance"));
  }

  @Override
  public ReferenceTensor conv(Conv layer) {
    return finished(layer, convolved(layer, layer.groups(), layer.filters()));
  }

  /** A product with a matrix is a convolution of one cell by one cell. */
  @Override
  public ReferenceTensor dense(Dense layer) {
    ReferenceTensor sum =
        pointwise(
            x.as(Shape.image(1, 1, x.shape().size())),
            weight("kernel"),
            bias(layer.rules(), layer.units()));
    ReferenceTensor y = activated(layer.activation(), sum.as(Shape.features(layer.units())));
    return penalised(layer.rules().activity(), y);
  }

  @Override
  public ReferenceTensor depthwiseConv(DepthwiseConv layer) {
    int channels = x.shape().channels();
    return finished(layer, convolved(layer, channels, channels * layer.multiplier()));
  }

  @Override
  public ReferenceTensor dropout(Dropout layer) {
    return masked();
  }

  @Override
  public ReferenceTensor flatten(Flatten layer) {
    return x.as(Shape.features(x.shape().size()));
  }

  @Override
  public ReferenceTensor gaussianNoise(GaussianNoise layer) {
    if (!training) {
      return x;
    }
    double[] noise = weight("noise");
    double[] y = x.toArray();
    Arrays.setAll(y, i -> y[i] + noise[i]);
    return ReferenceTensor.of(x.rows(), x.shape(), y);
  }

  @Override
  public ReferenceTensor globalAveragePool(GlobalAveragePool layer) {
    return ReferencePooling.mean(wholeMap(), x).as(Shape.features(x.shape().channels()));
  }

  @Override
  public ReferenceTensor globalMaxPool(GlobalMaxPool layer) {
    return ReferencePooling.largest(wholeMap(), x, kinks).as(Shape.features(x.shape().channels()));
  }

  @Override
  public ReferenceTensor layerNorm(LayerNorm layer) {
    return ReferenceLayerNorm.of(x, layer.epsilon(), weightOr("gamma", 1), weightOr("beta", 0));
  }

  @Override
  public ReferenceTensor maxPool(MaxPool layer) {
    return ReferencePooling.largest(
        ReferenceSliding.of(x.shape(), layer.window(), layer.stride(), layer.padding()), x, kinks);
  }

  @Override
  public ReferenceTensor spatialDropout(SpatialDropout layer) {
    return masked();
  }

  private ReferenceTensor masked() {
    if (!training) {
      return x;
    }
    double[] mask = weight("mask");
    double[] y = x.toArray();
    Arrays.setAll(y, i -> y[i] * mask[i]);
    return ReferenceTensor.of(x.rows(), x.shape(), y);
  }

  private ReferenceSliding wholeMap() {
    Window all = new Window(x.shape().height(), x.shape().width());
    return ReferenceSliding.of(x.shape(), all, all, Padding.VALID);
  }

  @Override
  public ReferenceTensor residual(Residual layer) {
    CheckedLayer residual = place;
    ReferenceTensor input = x;
    pass(residual.block());
    ReferenceTensor ofBlock = x;
    x = input;
    pass(residual.projection());
    double[] sums = ofBlock.toArray();
    Arrays.setAll(sums, i -> sums[i] + x.at(i));
    return ReferenceTensor.of(ofBlock.rows(), ofBlock.shape(), sums);
  }

  @Override
  public ReferenceTensor separableConv(SeparableConv layer) {
    int channels = x.shape().channels();
    ReferenceTensor depthwise =
        ReferenceConvolution.of(
            ReferenceSliding.of(x.shape(), layer),
            channels,
            x,
            weight("depthwise_kernel"),
            new double[channels * layer.multiplier()]);
    double[] bias = bias(layer.rules(), layer.filters());
    return finished(layer, pointwise(depthwise, weight("pointwise_kernel"), bias));
  }

  @Override
  public ReferenceTensor zeroPadding(ZeroPadding layer) {
    ReferenceTensor y = ReferenceTensor.zeros(x.rows(), place.output());
    for (int row = 0; row < x.rows(); row++) {
      for (int inY = 0; inY < x.shape().height(); inY++) {
        for (int inX = 0; inX < x.shape().width(); inX++) {
          for (int c = 0; c < x.shape().channels(); c++) {
            y.set(row, layer.top() + inY, layer.left() + inX, c, x.at(row, inY, inX, c));
          }
        }
      }
    }
    return y;
  }

  private ReferenceTensor convolved(Convolution<?> layer, int groups, int filters) {
    return ReferenceConvolution.of(
        ReferenceSliding.of(x.shape(), layer),
        groups,
        x,
        weight("kernel"),
        bias(layer.rules(), filters));
  }

  private static ReferenceTensor pointwise(ReferenceTensor x, double[] kernel, double[] bias) {
    Window one = Window.square(1);
    var sliding = ReferenceSliding.of(x.shape(), one, one, Padding.VALID);
    return ReferenceConvolution.of(sliding, 1, x, kernel, bias);
  }

  private double[] bias(WeightRules rules, int length) {
    return rules.hasBias() ? weight("bias") : new double[length];
  }

  private ReferenceTensor finished(Convolution<?> layer, ReferenceTensor sum) {
    return penalised(layer.rules().activity(), activated(layer.activation(), sum));
  }

  private ReferenceTensor activated(Activation activation, ReferenceTensor sum) {
    for (double kink : ReferenceActivation.kinks(activation)) {
      Arrays.stream(sum.toArray()).forEach(value -> kinks.near(value - kink));
    }
    return sum.map(value -> ReferenceActivation.of(activation, value));
  }

  private ReferenceTensor penalised(ActivityPenalty penalty, ReferenceTensor y) {
    double sum = penalty(penalty.penalty(), y.toArray());
    activityPenalty += penalty.reduction() == Reduction.MEAN ? sum / y.rows() : sum;
    return y;
  }

  private double weightPenalty() {
    double sum = 0;
    for (WeightSpec weight : model.weights()) {
      sum += penalty(weight.penalty(), weights.get(weight.name()));
    }
    return sum;
  }

  private double penalty(Penalty penalty, double[] values) {
    double sum = 0;
    for (double value : values) {
      if (penalty.l1() != 0) {
        kinks.near(value);
      }
      sum += penalty.l1() * Math.abs(value) + penalty.l2() * value * value;
    }
    return sum;
  }

  /** A weight with one value per channel, which the layer may do without. */
  private double[] weightOr(String name, double value) {
    double[] without = new double[x.shape().channels()];
    Arrays.fill(without, value);
    return weights.getOrDefault(place.name() + "/" + name, without);
  }

  private double[] weight(String name) {
    return weights.get(place.name() + "/" + name);
  }
}
