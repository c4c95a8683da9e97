package io.github.foldwise.model.rule;

import io.github.foldwise.check.Problem;
import io.github.foldwise.layer.Conv;
import io.github.foldwise.layer.Window;
import io.github.foldwise.layer.Words;
import java.util.function.Consumer;

/**
 * A convolution has a stride or a dilation above 1, not both, as in Keras. Depthwise and separable
 * convolutions may do both, as since Keras 3.15.
 */
public final class StrideOrDilation implements Rule {
  @Override
  public void check(PlacedLayer layer, Consumer<Problem> problems) {
    if (layer.layer() instanceof Conv conv && skips(conv.stride()) && skips(conv.dilation())) {
      String stride = Words.stride(conv.stride());
      String dilation = Words.dilation(conv.dilation());
      problems.accept(
          layer.refuse(
              "a stride or a dilation above 1",
              "%s and %s".formatted(stride, dilation),
              "Keep one of the two, or place %s on a layer after this one.".formatted(stride)));
    }
  }

  private static boolean skips(Window steps) {
    return Math.max(steps.height(), steps.width()) > 1;
  }
}
