package io.github.foldwise.runtime.convolution;

import io.github.foldwise.data.Shape;
import io.github.foldwise.layer.Conv;
import io.github.foldwise.layer.Convolution;
import io.github.foldwise.layer.Padding;
import io.github.foldwise.layer.Window;
import io.github.foldwise.runtime.graph.TileProducts;
import java.util.Optional;

/** Chooses the ops of each convolution. */
public final class Convolutions {
  private static final Window ONE = Window.square(1);
  private static final int VALUES_WORTH_PATCHES = 16;

  private Convolutions() {}

  public static ProductOps of(Shape input, Conv layer) {
    return overAllChannels(input, layer, layer.groups());
  }

  private static ProductOps overAllChannels(Shape input, Convolution<?> layer, int groups) {
    if (layer.dilation().equals(ONE)) {
      return grouped(groups, new PlainConvolution(layer.stride(), layer.padding()));
    }
    ProductOps neighbours = new PlainConvolution(ONE, Padding.VALID);
    return new SpreadConvolution(input, layer, grouped(groups, neighbours));
  }

  /** Whether computing 2×2 outputs together from fewer products pays off. */
  public static boolean paysOnTiles(
      Shape input, Conv layer, TileProducts products, boolean training) {
    return fitsTiles(layer) && products.pays(input.channels(), layer.filters(), training);
  }

  /** Whether the tiles of a whole batch are in memory at once. */
  public static boolean keepsTiles(
      Shape input, Conv layer, TileProducts products, boolean training) {
    return paysOnTiles(input, layer, products, training)
        && products.of(input.channels(), layer.filters()).keepsTiles();
  }

  /** A 3×3 kernel with stride and dilation 1, and one group. */
  private static boolean fitsTiles(Conv layer) {
    return layer.kernel().equals(Window.square(3))
        && layer.stride().equals(ONE)
        && layer.dilation().equals(ONE)
        && layer.groups() == 1;
  }

  /** Bytes of the larger side of the products of one image on tiles: 16 values for 4 outputs. */
  public static long tileBytes(Shape input, Conv layer, Shape output) {
    long tiles = (long) ((output.height() + 1) / 2) * ((output.width() + 1) / 2);
    return 16 * tiles * Math.max(input.channels(), layer.filters()) * Float.BYTES;
  }

  /** The same on tiles, if that is possible; {@link WinogradConvolution#pays} says if it pays. */
  public static Optional<WinogradConvolution> onTiles(Shape input, Conv layer) {
    return fitsTiles(layer) ? Optional.of(new WinogradConvolution(input, layer)) : Optional.empty();
  }

  /** The same by patches, if there are so few values in each that it pays off. */
  public static Optional<ProductOps> byPatches(Shape input, Conv layer) {
    int window = layer.kernel().height() * layer.kernel().width();
    return layer.dilation().equals(ONE)
            && layer.groups() == 1
            && window * input.channels() <= VALUES_WORTH_PATCHES
        ? Optional.of(new PatchConvolution(input, layer))
        : Optional.empty();
  }

  /**
   * Each channel by itself; TensorFlow's op has neither dilation nor two different strides. With
   * one channel it is an ordinary convolution, and oneDNN's depthwise one may crash the process.
   */
  public static ProductOps depthwise(Shape input, Convolution<?> layer) {
    if (input.channels() == 1) {
      return overAllChannels(input, layer, 1);
    }
    Window stride = layer.stride();
    return layer.dilation().equals(ONE) && stride.height() == stride.width()
        ? new DepthwiseConvolution(stride.height(), layer.padding())
        : new SpreadConvolution(input, layer, new DepthwiseConvolution(1, Padding.VALID));
  }

  /** A 1×1 convolution. */
  public static ProductOps pointwise() {
    return new PlainConvolution(ONE, Padding.VALID);
  }

  private static ProductOps grouped(int groups, ProductOps each) {
    return groups == 1 ? each : new GroupedConvolution(groups, each);
  }
}
