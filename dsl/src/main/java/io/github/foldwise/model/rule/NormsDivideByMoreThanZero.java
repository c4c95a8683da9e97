package io.github.foldwise.model.rule;

import io.github.foldwise.check.Problem;
import io.github.foldwise.layer.NormLayer;
import java.util.function.Consumer;

/** If all values are equal, the variance is 0 and the divisor is √epsilon. */
public final class NormsDivideByMoreThanZero implements Rule {
  @Override
  public void check(PlacedLayer layer, Consumer<Problem> problems) {
    if (layer.layer() instanceof NormLayer<?> norm && !Numbers.isAboveZero(norm.epsilon())) {
      problems.accept(
          layer.refuse(
              "a finite epsilon above 0",
              String.valueOf(norm.epsilon()),
              "Use 0.001, as Keras, or %s() for its defaults.".formatted(layer.kind())));
    }
  }
}
