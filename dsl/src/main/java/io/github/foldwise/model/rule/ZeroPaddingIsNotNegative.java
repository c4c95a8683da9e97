package io.github.foldwise.model.rule;

import io.github.foldwise.check.Problem;
import io.github.foldwise.layer.ZeroPadding;
import java.util.function.Consumer;
import java.util.stream.IntStream;

/** Padding adds rows and columns; it takes none away. */
public final class ZeroPaddingIsNotNegative implements Rule {
  @Override
  public void check(PlacedLayer layer, Consumer<Problem> problems) {
    if (layer.layer() instanceof ZeroPadding padding) {
      IntStream.of(padding.top(), padding.bottom(), padding.left(), padding.right())
          .filter(cells -> cells < 0)
          .findFirst()
          .ifPresent(
              cells ->
                  problems.accept(
                      layer.refuse(
                          "at least 0 rows and columns on each side",
                          String.valueOf(cells),
                          "Give whole numbers from 0: zeroPad(top, bottom, left, right).")));
    }
  }
}
