package io.github.foldwise.model;

import io.github.foldwise.check.Problem;
import java.util.function.Consumer;

/** Dropout leaves a share of the values, by which the others are scaled up. */
final class DropoutKeepsSomething implements Rule {
  @Override
  public void check(PlacedLayer layer, Consumer<Problem> problems) {
    if (layer.layer() instanceof Dropout dropout && !isShare((float) dropout.rate())) {
      problems.accept(
          layer.refuse("a rate in [0,1)", String.valueOf(dropout.rate()), remedy(dropout.rate())));
    }
  }

  private static boolean isShare(float rate) {
    return rate >= 0 && rate < 1;
  }

  private static String remedy(double rate) {
    return rate > 1 && rate < 100
        ? "Use dropout(%s): the rate is a share, not per cent.".formatted(rate / 100)
        : "Use dropout(0.5) to drop half of the values, dropout(0.0) to drop none.";
  }
}
