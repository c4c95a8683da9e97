package io.github.foldwise.model.rule;

import io.github.foldwise.check.Problem;
import io.github.foldwise.layer.BatchNorm;
import java.util.function.Consumer;

/** Moving averages stay between the old value and the new. */
public final class BatchNormAveragesMove implements Rule {
  @Override
  public void check(PlacedLayer layer, Consumer<Problem> problems) {
    if (layer.layer() instanceof BatchNorm bn && !(bn.momentum() >= 0 && bn.momentum() <= 1)) {
      problems.accept(
          layer.refuse(
              "a momentum in [0,1]",
              String.valueOf(bn.momentum()),
              "Use 0.99, as Keras, or bn() for its defaults."));
    }
  }
}
