package io.github.foldwise.model.rule;

import io.github.foldwise.check.Problem;
import java.util.function.Consumer;

/** Penalties raise the loss; a negative one would reward large weights. */
public final class PenaltiesAreNotNegative implements Rule {
  @Override
  public void check(PlacedLayer layer, Consumer<Problem> problems) {
    layer
        .parts()
        .penalties()
        .forEach(
            (what, penalty) -> {
              check(layer, "l1 of the %s penalty".formatted(what), penalty.l1(), problems);
              check(layer, "l2 of the %s penalty".formatted(what), penalty.l2(), problems);
            });
  }

  private static void check(
      PlacedLayer layer, String factor, double value, Consumer<Problem> problems) {
    if (!(value >= 0 && Numbers.isFinite(value))) {
      problems.accept(
          layer.refuse(
              "a finite %s, at least 0".formatted(factor),
              String.valueOf(value),
              "Use a small number such as 1e-4, or leave the penalty out."));
    }
  }
}
