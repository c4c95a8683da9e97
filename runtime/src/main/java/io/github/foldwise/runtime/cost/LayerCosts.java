package io.github.foldwise.runtime.cost;

import io.github.foldwise.data.Sizes;
import io.github.foldwise.layer.Activate;
import io.github.foldwise.layer.Activation;
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
import io.github.foldwise.layer.Layer;
import io.github.foldwise.layer.LayerNorm;
import io.github.foldwise.layer.MaxPool;
import io.github.foldwise.layer.Pooling;
import io.github.foldwise.layer.Residual;
import io.github.foldwise.layer.SeparableConv;
import io.github.foldwise.layer.SpatialDropout;
import io.github.foldwise.layer.WeightRules;
import io.github.foldwise.layer.Window;
import io.github.foldwise.layer.ZeroPadding;
import io.github.foldwise.runtime.convolution.Convolutions;
import io.github.foldwise.runtime.graph.TileProducts;
import java.util.List;

/**
 * Counts what a layer costs in its place. With {@code in} and {@code out} values of one example,
 * the operations are:
 *
 * <ul>
 *   <li>convolution: {@code 2 · kernel height · kernel width · (channels / groups) · out}, windows
 *       across the border counted in full; depthwise: {@code 2 · height · width · out}; separable:
 *       both; dense: {@code 2 · in · out}. The gradient of the kernel costs as much again, and so
 *       does that of the input. A bias or an activation: {@code out} forward and backward; an
 *       activity penalty: {@code 2 · out} forward and backward;
 *   <li>pooling: window size times {@code out}, and {@code in} backward; global: {@code in} both
 *       ways;
 *   <li>a frozen layer: none backward for its weights;
 *   <li>normalisation: {@code 8 · in} (two statistics, two products, two sums), {@code 12 · in}
 *       backward; noise and dropout {@code 2 · in} and {@code in}; the sum of a residual {@code
 *       out}.
 * </ul>
 */
final class LayerCosts implements Layer.Visitor<LayerCost> {
  private static final double NORM = 8;
  private static final double NORM_BACK = 12;
  private static final double PENALTY = 2;

  /** Copies of the output during its backward pass: the incoming and the outgoing gradient. */
  private static final double GRADIENTS = 2;

  /** The same if the derivative is a chain of element-wise ops. */
  private static final double SMOOTH_GRADIENTS = 4;

  /** A convolution on tiles holds 16 numbers for the 2×2 outputs of a tile: 4 for each. */
  private static final double TILED = 4;

  private final CheckedLayer place;
  private final boolean inputWanted;
  private final TileProducts tiles;
  private final double in;
  private final double out;

  private LayerCosts(CheckedLayer place, boolean inputWanted, TileProducts tiles) {
    this.place = place;
    this.inputWanted = inputWanted;
    this.tiles = tiles;
    this.in = Sizes.product(place.input().dims());
    this.out = Sizes.product(place.output().dims());
  }

  /** Cost of a model's layers, without the gradient of the image; on tiles if they suit. */
  static LayerCost of(List<CheckedLayer> layers, TileProducts tiles) {
    return of(layers, false, tiles);
  }

  private static LayerCost of(List<CheckedLayer> layers, boolean inputWanted, TileProducts tiles) {
    LayerCost sum = new LayerCost(0, 0, 0, 0, 0);
    boolean wanted = inputWanted;
    for (CheckedLayer layer : layers) {
      sum = sum.then(layer.layer().accept(new LayerCosts(layer, wanted, tiles)));
      wanted |= layer.isTrainable();
    }
    return sum;
  }

  @Override
  public LayerCost activate(Activate layer) {
    return isSmooth(layer.activation())
        ? new LayerCost(out, back(out), out, SMOOTH_GRADIENTS * out, in + 2 * out)
        : new LayerCost(out, back(out), 0, GRADIENTS * out, in); // written over its input
  }

  @Override
  public LayerCost averagePool(AveragePool layer) {
    return pool(layer);
  }

  @Override
  public LayerCost batchNorm(BatchNorm layer) {
    return norm(out);
  }

  @Override
  public LayerCost conv(Conv layer) {
    double perValue =
        2 * cells(layer.kernel()) * place.input().channels() / Math.max(1, layer.groups());
    LayerCost cost = weighted(perValue * out, 0, layer.rules(), layer.activation());
    return Convolutions.keepsTiles(place.input(), layer, tiles, true)
        ? cost.withMemory(TILED * in, 2 * TILED * out) // of the products, and of their gradient
        : cost;
  }

  @Override
  public LayerCost dense(Dense layer) {
    return weighted(2 * in * out, 0, layer.rules(), layer.activation());
  }

  @Override
  public LayerCost depthwiseConv(DepthwiseConv layer) {
    return weighted(2 * cells(layer.kernel()) * out, 0, layer.rules(), layer.activation());
  }

  @Override
  public LayerCost dropout(Dropout layer) {
    return layer.rate() == 0
        ? new LayerCost(0, 0, 0, 0, in)
        : new LayerCost(2 * in, back(in), 2 * out, GRADIENTS * out, in); // with the mask
  }

  @Override
  public LayerCost flatten(Flatten layer) {
    return new LayerCost(0, 0, 0, 0, in);
  }

  @Override
  public LayerCost gaussianNoise(GaussianNoise layer) {
    return new LayerCost(2 * in, 0, 2 * out, GRADIENTS * out, in);
  }

  @Override
  public LayerCost globalAveragePool(GlobalAveragePool layer) {
    return new LayerCost(in, back(in), out, GRADIENTS * in, in + out);
  }

  @Override
  public LayerCost globalMaxPool(GlobalMaxPool layer) {
    return new LayerCost(in, back(in), out, GRADIENTS * in, in + out);
  }

  @Override
  public LayerCost layerNorm(LayerNorm layer) {
    return norm(2 * out); // with the normalised values
  }

  @Override
  public LayerCost maxPool(MaxPool layer) {
    return pool(layer);
  }

  @Override
  public LayerCost residual(Residual layer) {
    LayerCost block = of(place.block(), inputWanted, tiles);
    LayerCost projection = of(place.projection(), inputWanted, tiles);
    double held = in + out; // the input for the shortcut, and the output of the block
    LayerCost ways = block.then(projection);
    return new LayerCost(
        ways.forward() + out,
        ways.backward() + back(in),
        ways.kept() + out,
        ways.returning() + held,
        ways.passing() + held);
  }

  @Override
  public LayerCost separableConv(SeparableConv layer) {
    double outCells = (double) place.output().height() * place.output().width();
    double between = outCells * place.input().channels() * layer.multiplier();
    double perValue = 2.0 * place.input().channels() * layer.multiplier();
    return weighted(
        2 * cells(layer.kernel()) * between + perValue * out,
        between,
        layer.rules(),
        layer.activation());
  }

  @Override
  public LayerCost spatialDropout(SpatialDropout layer) {
    return layer.rate() == 0
        ? new LayerCost(0, 0, 0, 0, in)
        : new LayerCost(in, back(in), out, GRADIENTS * out, in + out);
  }

  @Override
  public LayerCost zeroPadding(ZeroPadding layer) {
    return new LayerCost(0, 0, out, GRADIENTS * out, in + out);
  }

  private LayerCost weighted(
      double product, double between, WeightRules rules, Activation activation) {
    double perOutput =
        (rules.hasBias() ? 1 : 0)
            + (activation.equals(Activation.LINEAR) ? 0 : 1)
            + (rules.activity().penalty().isNone() ? 0 : PENALTY);
    boolean smooth = isSmooth(activation);
    return new LayerCost(
        product + perOutput * out,
        (place.frozen() ? 0 : product) + back(product) + ofWeights(perOutput * out),
        between + (smooth ? 2 : 1) * out, // a smooth derivative needs the input, too
        (smooth ? SMOOTH_GRADIENTS : GRADIENTS) * out,
        in + between + (smooth ? 2 : 1) * out);
  }

  private LayerCost pool(Pooling<?> layer) {
    return new LayerCost(cells(layer.window()) * out, back(in), out, GRADIENTS * in, in + out);
  }

  private LayerCost norm(double kept) {
    return new LayerCost(NORM * in, ofWeights(NORM_BACK * in), kept, GRADIENTS * out, in + out);
  }

  private double back(double operations) {
    return inputWanted ? operations : 0;
  }

  /** Operations on the way to the gradients of its weights, and to that of its input. */
  private double ofWeights(double operations) {
    return place.frozen() ? back(operations) : operations;
  }

  private static double cells(Window window) {
    return (double) window.height() * window.width();
  }

  /** Whether the derivative is neither a step nor one op on the output. */
  private static boolean isSmooth(Activation activation) {
    return switch (activation.kind()) {
      case LINEAR, RELU, RELU6, LEAKY_RELU, ELU, SELU, TANH, SIGMOID, SOFTPLUS, SOFTSIGN -> false;
      case CELU, SILU, GELU, GELU_TANH, MISH, HARD_SIGMOID, HARD_SILU, EXPONENTIAL -> true;
    };
  }
}
