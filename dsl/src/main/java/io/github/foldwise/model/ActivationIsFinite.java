package io.github.foldwise.model;

import io.github.foldwise.check.Problem;
import java.util.Locale;
import java.util.function.Consumer;

/** The slope or scale of an activation is a number. */
final class ActivationIsFinite implements Rule {
  @Override
  public void check(PlacedLayer layer, Consumer<Problem> problems) {
    layer
        .parts()
        .activation()
        .filter(activation -> !Numbers.isFinite(activation.alpha()))
        .ifPresent(
            activation ->
                problems.accept(
                    layer.refuse(
                        "a finite alpha of " + activation.kind().name().toLowerCase(Locale.ROOT),
                        String.valueOf(activation.alpha()),
                        "Use 0.2 for leakyRelu, 1.0 for elu.")));
  }
}
