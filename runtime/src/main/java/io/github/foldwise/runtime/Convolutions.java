package io.github.foldwise.runtime;

import io.github.foldwise.model.Conv;
import io.github.foldwise.model.Convolution;
import io.github.foldwise.model.Padding;
import io.github.foldwise.model.Shape;
import io.github.foldwise.model.Window;
import java.util.Optional;

/** Which ops serve which convolution. */
final class Convolutions {
  private static final Window ONE = Window.square(1);

  private Convolutions() {}

  static ConvolutionOps of(Shape input, Conv layer) {
    if (layer.dilation().equals(ONE)) {
      return grouped(layer.groups(), new PlainConvolution(layer.stride(), layer.padding()));
    }
    ConvolutionOps neighbours = new PlainConvolution(ONE, Padding.VALID);
    return new SpreadConvolution(input, layer, grouped(layer.groups(), neighbours));
  }

  /** The same on tiles, where they suit the layer. */
  static Optional<ConvolutionOps> onTiles(Shape input, Conv layer) {
    return layer.suitsTiles(input)
        ? Optional.of(new WinogradConvolution(input, layer))
        : Optional.empty();
  }

  /** Of each channel alone; TensorFlow's own knows neither dilation nor two different strides. */
  static ConvolutionOps depthwise(Shape input, Convolution<?> layer) {
    Window stride = layer.stride();
    return layer.dilation().equals(ONE) && stride.height() == stride.width()
        ? new DepthwiseConvolution(stride.height(), layer.padding())
        : new SpreadConvolution(input, layer, new DepthwiseConvolution(1, Padding.VALID));
  }

  /** Of each cell alone. */
  static ConvolutionOps pointwise() {
    return new PlainConvolution(ONE, Padding.VALID);
  }

  private static ConvolutionOps grouped(int groups, ConvolutionOps each) {
    return groups == 1 ? each : new GroupedConvolution(groups, each);
  }
}
