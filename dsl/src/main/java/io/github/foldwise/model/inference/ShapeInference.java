package io.github.foldwise.model.inference;

import io.github.foldwise.data.Shape;
import io.github.foldwise.layer.Activate;
import io.github.foldwise.layer.AveragePool;
import io.github.foldwise.layer.BatchNorm;
import io.github.foldwise.layer.CheckedLayer;
import io.github.foldwise.layer.Conv;
import io.github.foldwise.layer.Dense;
import io.github.foldwise.layer.DepthwiseConv;
import io.github.foldwise.layer.Dropout;
import io.github.foldwise.layer.Flatten;
import io.github.foldwise.layer.GaussianNoise;
import io.github.foldwise.layer.GlobalAveragePool;
import io.github.foldwise.layer.GlobalMaxPool;
import io.github.foldwise.layer.Initializer;
import io.github.foldwise.layer.Layer;
import io.github.foldwise.layer.LayerNorm;
import io.github.foldwise.layer.MaxPool;
import io.github.foldwise.layer.NormLayer;
import io.github.foldwise.layer.Residual;
import io.github.foldwise.layer.SeparableConv;
import io.github.foldwise.layer.SpatialDropout;
import io.github.foldwise.layer.WeightRule;
import io.github.foldwise.layer.WeightRules;
import io.github.foldwise.layer.WeightSpec;
import io.github.foldwise.layer.Window;
import io.github.foldwise.layer.ZeroPadding;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Infers the input and output shape and the weights of each layer. It never fails: after a layer
 * that the rules refuse, it continues with a guess that blames no later layer.
 */
public final class ShapeInference implements Layer.Visitor<Shape> {
  /** A fallback, large enough for most windows. */
  public static final Shape GUESS = Shape.image(1024, 1024, 1);

  private Shape shape;
  private Shape maps; // the last feature maps: the presumed input of a convolution after flatten
  private int position;
  private String prefix = "";
  private Map<String, Integer> counts = new HashMap<>();
  private String name = "";
  private List<WeightSpec> weights = List.of();
  private List<CheckedLayer> block = List.of();
  private List<CheckedLayer> projection = List.of();

  /** Starts from this input. */
  public ShapeInference(Shape input) {
    this.shape = input;
    this.maps = input.isImage() ? input : GUESS;
  }

  /** The layers with their shapes and weights. */
  public List<CheckedLayer> infer(List<Layer> layers) {
    List<CheckedLayer> placed = new ArrayList<>();
    for (Layer layer : layers) {
      Shape input = shape;
      weights = List.of();
      block = List.of();
      projection = List.of();
      Shape output = layer.accept(this);
      position++;
      placed.add(
          new CheckedLayer(
              position, name, layer, input, output, weights, block, projection, false));
      advance(output);
    }
    return placed;
  }

  /**
   * Too many filters count as the number of input channels, too much padding as none: the input can
   * be counted.
   */
  private void advance(Shape output) {
    if (output.isCountable() || !output.isImage()) {
      shape = output;
    } else {
      Shape narrower = Shape.image(output.height(), output.width(), maps.channels());
      shape = narrower.isCountable() ? narrower : maps;
    }
    maps = shape.isImage() ? shape : maps;
  }

  @Override
  public Shape activate(Activate layer) {
    nameAfter("activation");
    return shape;
  }

  @Override
  public Shape averagePool(AveragePool layer) {
    nameAfter("avg_pool");
    return slide(layer, maps().channels());
  }

  @Override
  public Shape batchNorm(BatchNorm layer) {
    nameAfter("bn");
    List<Integer> dims = List.of(shape.channels());
    List<WeightSpec> all = new ArrayList<>(gammaAndBeta(layer, dims));
    all.add(new WeightSpec(name + "/moving_mean", dims, false, WeightRule.of(Initializer.ZEROS)));
    all.add(
        new WeightSpec(name + "/moving_variance", dims, false, WeightRule.of(Initializer.ONES)));
    weights = all;
    return shape;
  }

  @Override
  public Shape conv(Conv layer) {
    nameAfter("conv");
    Window kernel = layer.kernel();
    int channels = maps().channels() / Math.max(1, layer.groups());
    weights =
        withBias(
            layer.rules(),
            layer.filters(),
            weight(
                "kernel",
                layer.rules().kernel(),
                kernel.height(),
                kernel.width(),
                channels,
                layer.filters()));
    return slide(layer, layer.filters());
  }

  @Override
  public Shape dense(Dense layer) {
    nameAfter("dense");
    weights =
        withBias(
            layer.rules(),
            layer.units(),
            weight("kernel", layer.rules().kernel(), shape.size(), layer.units()));
    return Shape.features(Math.max(1, layer.units()));
  }

  @Override
  public Shape depthwiseConv(DepthwiseConv layer) {
    nameAfter("depthwise_conv");
    int channels = times(maps().channels(), layer.multiplier());
    weights =
        withBias(
            layer.rules(),
            channels,
            depthwiseKernel("kernel", layer.rules().kernel(), layer.kernel(), layer.multiplier()));
    return slide(layer, channels);
  }

  @Override
  public Shape dropout(Dropout layer) {
    nameAfter("dropout");
    return shape;
  }

  @Override
  public Shape flatten(Flatten layer) {
    nameAfter("flatten");
    return Shape.features(shape.size());
  }

  @Override
  public Shape gaussianNoise(GaussianNoise layer) {
    nameAfter("gaussian_noise");
    return shape;
  }

  @Override
  public Shape globalAveragePool(GlobalAveragePool layer) {
    nameAfter("global_avg_pool");
    return Shape.features(maps().channels());
  }

  @Override
  public Shape globalMaxPool(GlobalMaxPool layer) {
    nameAfter("global_max_pool");
    return Shape.features(maps().channels());
  }

  @Override
  public Shape layerNorm(LayerNorm layer) {
    nameAfter("layer_norm");
    weights = gammaAndBeta(layer, List.of(shape.channels()));
    return shape;
  }

  @Override
  public Shape maxPool(MaxPool layer) {
    nameAfter("pool");
    return slide(layer, maps().channels());
  }

  /** The block's layers are counted with those before it, the projection's for themselves. */
  @Override
  public Shape residual(Residual layer) {
    nameAfter("residual");
    String ownName = name;
    Shape input = shape;
    Shape before = maps;
    List<CheckedLayer> ofBlock = infer(layer.block());
    Shape output = shape;
    shape = input;
    maps = before;
    List<CheckedLayer> ofProjection =
        inferProjection(
            ownName,
            layer.projection().orElseGet(() -> Projection.between(input, output, layer.block())));
    shape = input;
    maps = before;
    name = ownName;
    block = ofBlock;
    projection = ofProjection;
    weights =
        Stream.concat(ofBlock.stream(), ofProjection.stream())
            .flatMap(inner -> inner.weights().stream())
            .toList();
    return output;
  }

  @Override
  public Shape spatialDropout(SpatialDropout layer) {
    nameAfter("spatial_dropout");
    return shape;
  }

  @Override
  public Shape separableConv(SeparableConv layer) {
    nameAfter("separable_conv");
    weights =
        withBias(
            layer.rules(),
            layer.filters(),
            depthwiseKernel(
                "depthwise_kernel", layer.depthwiseRule(), layer.kernel(), layer.multiplier()),
            weight(
                "pointwise_kernel",
                layer.rules().kernel(),
                1,
                1,
                times(maps().channels(), layer.multiplier()),
                layer.filters()));
    return slide(layer, layer.filters());
  }

  @Override
  public Shape zeroPadding(ZeroPadding layer) {
    nameAfter("zero_pad");
    Shape inner = maps();
    return Shape.image(
        plus(inner.height(), layer.top(), layer.bottom()),
        plus(inner.width(), layer.left(), layer.right()),
        inner.channels());
  }

  /** {@code residual_2} has the layers {@code residual_2_conv_1, residual_2_bn_1}. */
  private List<CheckedLayer> inferProjection(String ofResidual, List<Layer> layers) {
    String outerPrefix = prefix;
    Map<String, Integer> outerCounts = counts;
    prefix = ofResidual + "_";
    counts = new HashMap<>();
    List<CheckedLayer> placed = infer(layers);
    prefix = outerPrefix;
    counts = outerCounts;
    return placed;
  }

  private void nameAfter(String kind) {
    name = prefix + kind + "_" + counts.merge(kind, 1, Integer::sum);
  }

  private WeightSpec depthwiseKernel(
      String weight, WeightRule rule, Window kernel, int multiplier) {
    return weight(weight, rule, kernel.height(), kernel.width(), maps().channels(), multiplier);
  }

  private WeightSpec weight(String weight, WeightRule rule, Integer... dims) {
    return new WeightSpec(name + "/" + weight, List.of(dims), true, rule);
  }

  private List<WeightSpec> withBias(WeightRules rules, int length, WeightSpec... kernels) {
    List<WeightSpec> all = new ArrayList<>(List.of(kernels));
    if (rules.hasBias()) {
      all.add(weight("bias", rules.bias(), length));
    }
    return all;
  }

  /** Limited to the largest int, which is too large to count. */
  private static int times(int channels, int multiplier) {
    return (int) Math.min(Integer.MAX_VALUE, (long) channels * Math.max(1, multiplier));
  }

  private static int plus(int cells, int before, int after) {
    long sum = (long) cells + Math.max(0, before) + Math.max(0, after);
    return (int) Math.min(Integer.MAX_VALUE, sum);
  }

  private List<WeightSpec> gammaAndBeta(NormLayer<?> layer, List<Integer> dims) {
    return Stream.of(
            layer.gamma().map(rule -> new WeightSpec(name + "/gamma", dims, true, rule)),
            layer.beta().map(rule -> new WeightSpec(name + "/beta", dims, true, rule)))
        .flatMap(Optional::stream)
        .toList();
  }

  private Shape slide(Layer layer, int channels) {
    return LayerParts.of(layer).sliding().orElseThrow().over(maps(), channels);
  }

  private Shape maps() {
    return shape.isImage() ? shape : maps;
  }
}
