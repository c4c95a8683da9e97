package io.github.foldwise.model.inference;

import io.github.foldwise.data.Shape;
import io.github.foldwise.layer.BatchNorm;
import io.github.foldwise.layer.Conv;
import io.github.foldwise.layer.Layer;
import io.github.foldwise.layer.Residual;
import io.github.foldwise.layer.WeightRules;
import io.github.foldwise.layer.Window;
import java.util.List;

/** Projects the input of a residual block to the shape of its output. */
final class Projection {
  private Projection() {}

  /** Nothing if the shapes are equal, else a 1×1 convolution and batch normalisation. */
  static List<Layer> between(Shape input, Shape output, List<Layer> block) {
    return input.equals(output)
        ? List.of()
        : List.of(
            Conv.of(output.channels(), 1)
                .withStride(stride(block))
                .withRules(WeightRules::withoutBias),
            BatchNorm.STANDARD);
  }

  static Window stride(List<Layer> block) {
    int height = 1;
    int width = 1;
    for (Layer layer : block) {
      Window stride = stride(layer);
      height = times(height, stride.height());
      width = times(width, stride.width());
    }
    return new Window(height, width);
  }

  private static Window stride(Layer layer) {
    return layer instanceof Residual inner
        ? stride(inner.block())
        : LayerParts.of(layer).sliding().map(Sliding::stride).orElse(Window.square(1));
  }

  /** An invalid stride counts as 1. */
  private static int times(int product, int stride) {
    return (int) Math.min(Integer.MAX_VALUE, (long) product * Math.max(1, stride));
  }
}
