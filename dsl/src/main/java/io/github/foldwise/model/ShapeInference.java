package io.github.foldwise.model;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Finds the shape that each layer receives and gives, and the weights that it needs. It never
 * fails: behind a layer that the rules refuse it goes on with a guess that blames no later layer.
 */
final class ShapeInference implements Layer.Visitor<Shape> {
  /** Where nothing better is known: large enough for most windows. */
  static final Shape GUESS = Shape.image(1024, 1024, 1);

  private Shape shape;
  private Shape maps; // the last feature maps: what a convolution behind flatten was meant for
  private String name = "";
  private List<WeightSpec> weights = List.of();
  private final Map<String, Integer> counts = new HashMap<>();

  ShapeInference(Shape input) {
    this.shape = input;
    this.maps = input.isImage() ? input : GUESS;
  }

  List<CheckedLayer> infer(List<Layer> layers) {
    List<CheckedLayer> placed = new ArrayList<>();
    for (Layer layer : layers) {
      Shape input = shape;
      weights = List.of();
      Shape output = layer.accept(this);
      placed.add(new CheckedLayer(placed.size() + 1, name, layer, input, output, weights));
      advance(output);
    }
    return placed;
  }

  /** Too many filters are taken for as many as came in, which can be counted. */
  private void advance(Shape output) {
    shape =
        output.isCountable() || !output.isImage()
            ? output
            : Shape.image(output.height(), output.width(), maps.channels());
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
    weights =
        kernelAndBias(
            List.of(kernel.height(), kernel.width(), maps().channels(), layer.filters()),
            layer.rules());
    return slide(layer, layer.filters());
  }

  @Override
  public Shape dense(Dense layer) {
    nameAfter("dense");
    weights = kernelAndBias(List.of(shape.size(), layer.units()), layer.rules());
    return Shape.features(Math.max(1, layer.units()));
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

  @Override
  public Shape spatialDropout(SpatialDropout layer) {
    nameAfter("spatial_dropout");
    return shape;
  }

  private void nameAfter(String kind) {
    name = kind + "_" + counts.merge(kind, 1, Integer::sum);
  }

  private List<WeightSpec> kernelAndBias(List<Integer> dims, WeightRules rules) {
    return List.of(
        new WeightSpec(name + "/kernel", dims, true, rules.kernel()),
        new WeightSpec(name + "/bias", List.of(dims.get(dims.size() - 1)), true, rules.bias()));
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
