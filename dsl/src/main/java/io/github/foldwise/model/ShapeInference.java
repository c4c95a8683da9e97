package io.github.foldwise.model;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Finds the shape that each layer receives and gives, and the weights that it needs. */
final class ShapeInference implements Layer.Visitor<Shape> {
  private Shape shape;
  private String name = "";
  private List<WeightSpec> weights = List.of();
  private final Map<String, Integer> counts = new HashMap<>();

  ShapeInference(Shape input) {
    this.shape = input;
  }

  List<CheckedLayer> infer(List<Layer> layers) {
    List<CheckedLayer> placed = new ArrayList<>();
    for (Layer layer : layers) {
      Shape input = shape;
      weights = List.of();
      shape = layer.accept(this);
      placed.add(new CheckedLayer(placed.size() + 1, name, layer, input, shape, weights));
    }
    return placed;
  }

  @Override
  public Shape activate(Activate layer) {
    nameAfter("activation");
    return shape;
  }

  @Override
  public Shape averagePool(AveragePool layer) {
    nameAfter("avg_pool");
    return slide(layer.window(), layer.stride(), layer.padding(), shape.channels());
  }

  @Override
  public Shape batchNorm(BatchNorm layer) {
    nameAfter("bn");
    List<Integer> dims = List.of(shape.channels());
    weights =
        List.of(
            new WeightSpec(name + "/gamma", dims, true, Initializer.ONES, Penalty.NONE),
            new WeightSpec(name + "/beta", dims, true, Initializer.ZEROS, Penalty.NONE),
            new WeightSpec(name + "/moving_mean", dims, false, Initializer.ZEROS, Penalty.NONE),
            new WeightSpec(name + "/moving_variance", dims, false, Initializer.ONES, Penalty.NONE));
    return shape;
  }

  @Override
  public Shape conv(Conv layer) {
    nameAfter("conv");
    Window kernel = layer.kernel();
    weights =
        kernelAndBias(
            List.of(kernel.height(), kernel.width(), shape.channels(), layer.filters()),
            layer.kernelInitializer(),
            layer.biasInitializer(),
            layer.penalties());
    return slide(kernel, layer.stride(), layer.padding(), layer.filters());
  }

  @Override
  public Shape dense(Dense layer) {
    nameAfter("dense");
    weights =
        kernelAndBias(
            List.of(shape.channels(), layer.units()),
            layer.kernelInitializer(),
            layer.biasInitializer(),
            layer.penalties());
    return Shape.features(layer.units());
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
  public Shape globalAveragePool(GlobalAveragePool layer) {
    nameAfter("global_avg_pool");
    return Shape.features(shape.channels());
  }

  @Override
  public Shape maxPool(MaxPool layer) {
    nameAfter("pool");
    return slide(layer.window(), layer.stride(), layer.padding(), shape.channels());
  }

  private void nameAfter(String kind) {
    name = kind + "_" + counts.merge(kind, 1, Integer::sum);
  }

  private List<WeightSpec> kernelAndBias(
      List<Integer> dims, Initializer kernel, Initializer bias, Penalties penalties) {
    return List.of(
        new WeightSpec(name + "/kernel", dims, true, kernel, penalties.kernel()),
        new WeightSpec(
            name + "/bias", List.of(dims.get(dims.size() - 1)), true, bias, penalties.bias()));
  }

  private Shape slide(Window window, Window stride, Padding padding, int channels) {
    return Shape.image(
        slide(shape.height(), window.height(), stride.height(), padding),
        slide(shape.width(), window.width(), stride.width(), padding),
        channels);
  }

  private static int slide(int cells, int window, int stride, Padding padding) {
    return switch (padding) {
      case SAME -> (cells + stride - 1) / stride;
      case VALID -> (cells - window) / stride + 1;
    };
  }
}
