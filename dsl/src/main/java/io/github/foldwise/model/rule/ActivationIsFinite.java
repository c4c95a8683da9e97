package io.github.foldwise.model.rule;

import io.github.foldwise.check.Problem;
import io.github.foldwise.layer.Activation;
import java.util.Locale;
import java.util.function.Consumer;

/** The slope or scale of an activation is a number, by which CELU can divide. */
public final class ActivationIsFinite implements Rule {
  @Override
  public void check(PlacedLayer layer, Consumer<Problem> problems) {
    layer
        .parts()
        .activation()
        .filter(activation -> !isSound(activation))
        .ifPresent(
            activation ->
                problems.accept(
                    layer.refuse(
                        expected(activation.kind()),
                        String.valueOf(activation.alpha()),
                        "Use 0.2 for leakyRelu, 1.0 for elu and celu.")));
  }

  private static boolean isSound(Activation activation) {
    return Numbers.isFinite(activation.alpha())
        && (activation.kind() != Activation.Kind.CELU || (float) activation.alpha() != 0);
  }

  private static String expected(Activation.Kind kind) {
    return "a finite alpha of "
        + kind.name().toLowerCase(Locale.ROOT)
        + (kind == Activation.Kind.CELU ? ", not 0" : "");
  }
}
