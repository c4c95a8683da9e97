package io.github.foldwise.runtime.convolution;

import io.github.foldwise.data.Shape;
import io.github.foldwise.layer.Conv;
import io.github.foldwise.layer.Convolution;
import io.github.foldwise.layer.Padding;
import io.github.foldwise.layer.Window;
import java.util.Optional;

/** Which ops serve which convolution. */
public final class Convolutions {
  private static final Window ONE = Window.square(1);

  private Convolutions() {}

  public static ProductOps of(Shape input, Conv layer) {
    if (layer.dilation().equals(ONE)) {
      return grouped(layer.groups(), new PlainConvolution(layer.stride(), layer.padding()));
    }
    ProductOps neighbours = new PlainConvolution(ONE, Padding.VALID);
    return new SpreadConvolution(input, layer, grouped(layer.groups(), neighbours));
  }

  /** The same on tiles, where they suit the layer. */
  public static Optional<WinogradConvolution> onTiles(Shape input, Conv layer) {
    return layer.suitsTiles(input)
        ? Optional.of(new WinogradConvolution(input, layer))
        : Optional.empty();
  }

  /** Of each channel alone; TensorFlow's own knows neither dilation nor two different strides. */
  public static ProductOps depthwise(Shape input, Convolution<?> layer) {
    Window stride = layer.stride();
    return layer.dilation().equals(ONE) && stride.height() == stride.width()
        ? new DepthwiseConvolution(stride.height(), layer.padding())
        : new SpreadConvolution(input, layer, new DepthwiseConvolution(1, Padding.VALID));
  }

  /** Of each cell alone. */
  public static ProductOps pointwise() {
    return new PlainConvolution(ONE, Padding.VALID);
  }

  private static ProductOps grouped(int groups, ProductOps each) {
    return groups == 1 ? each : new GroupedConvolution(groups, each);
  }
}
