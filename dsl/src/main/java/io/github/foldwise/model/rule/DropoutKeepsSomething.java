package io.github.foldwise.model.rule;

import io.github.foldwise.check.Problem;
import io.github.foldwise.layer.Dropout;
import io.github.foldwise.layer.SpatialDropout;
import java.util.function.Consumer;

/** Dropout keeps a fraction of the values, which it scales up. */
public final class DropoutKeepsSomething implements Rule {
  @Override
  public void check(PlacedLayer layer, Consumer<Problem> problems) {
    if (layer.layer() instanceof Dropout dropout) {
      check(layer, dropout.rate(), problems);
    }
    if (layer.layer() instanceof SpatialDropout dropout) {
      check(layer, dropout.rate(), problems);
    }
  }

  private static void check(PlacedLayer layer, double rate, Consumer<Problem> problems) {
    if (!isShare((float) rate)) {
      problems.accept(
          layer.refuse("a rate in [0,1)", String.valueOf(rate), remedy(layer.kind(), rate)));
    }
  }

  private static boolean isShare(float rate) {
    return rate >= 0 && rate < 1;
  }

  private static String remedy(String word, double rate) {
    return rate > 1 && rate < 100
        ? "Use %s(%s): the rate is a share, not per cent.".formatted(word, rate / 100)
        : "Use %s(0.5) to drop half of the values, %s(0.0) to drop none.".formatted(word, word);
  }
}
