package io.github.foldwise.model.rule;

import io.github.foldwise.check.Problem;
import io.github.foldwise.layer.Conv;
import io.github.foldwise.layer.Dense;
import io.github.foldwise.layer.DepthwiseConv;
import io.github.foldwise.layer.SeparableConv;
import io.github.foldwise.layer.Window;
import io.github.foldwise.model.inference.Sliding;
import java.util.function.Consumer;

/** Filters, units, windows and strides count from 1. */
public final class SizesAreAtLeastOne implements Rule {
  @Override
  public void check(PlacedLayer layer, Consumer<Problem> problems) {
    if (layer.layer() instanceof Conv conv && conv.filters() < 1) {
      problems.accept(refuse(layer, "at least 1 filter", conv.filters()));
    }
    if (layer.layer() instanceof Dense dense && dense.units() < 1 && !layer.isLast()) {
      problems.accept(refuse(layer, "at least 1 unit", dense.units()));
    }
    if (layer.layer() instanceof Conv conv && conv.groups() < 1) {
      problems.accept(refuse(layer, "at least 1 group", conv.groups()));
    }
    if (layer.layer() instanceof SeparableConv conv && conv.filters() < 1) {
      problems.accept(refuse(layer, "at least 1 filter", conv.filters()));
    }
    if (layer.layer() instanceof SeparableConv conv && conv.multiplier() < 1) {
      problems.accept(refuse(layer, "a multiplier of at least 1", conv.multiplier()));
    }
    if (layer.layer() instanceof DepthwiseConv conv && conv.multiplier() < 1) {
      problems.accept(refuse(layer, "a multiplier of at least 1", conv.multiplier()));
    }
    layer.parts().sliding().ifPresent(sliding -> check(layer, sliding, problems));
  }

  private static void check(PlacedLayer layer, Sliding sliding, Consumer<Problem> problems) {
    if (isTooSmall(sliding.window())) {
      problems.accept(
          refuse(layer, "a %s of at least 1×1".formatted(sliding.what()), sliding.window()));
    }
    if (isTooSmall(sliding.stride()) && !sliding.stride().equals(sliding.window())) {
      problems.accept(refuse(layer, "a stride of at least 1×1", sliding.stride()));
    }
    if (isTooSmall(sliding.dilation())) {
      problems.accept(refuse(layer, "a dilation of at least 1×1", sliding.dilation()));
    }
  }

  private static boolean isTooSmall(Window window) {
    return window.height() < 1 || window.width() < 1;
  }

  private static Problem refuse(PlacedLayer layer, String expected, Object found) {
    return layer.refuse(expected, found.toString(), "Give a whole number from 1.");
  }
}
