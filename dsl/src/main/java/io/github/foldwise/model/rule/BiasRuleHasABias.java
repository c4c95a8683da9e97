package io.github.foldwise.model.rule;

import io.github.foldwise.check.Problem;
import io.github.foldwise.layer.WeightClauses;
import io.github.foldwise.layer.WeightedLayer;
import java.util.function.Consumer;

/** A layer without a bias has no clauses about one. */
public final class BiasRuleHasABias implements Rule {
  @Override
  public void check(PlacedLayer layer, Consumer<Problem> problems) {
    if (layer.layer() instanceof WeightedLayer<?> weighted
        && !weighted.rules().hasBias()
        && !weighted.rules().bias().equals(WeightClauses.BIAS.standard())) {
      problems.accept(
          layer.refuse(
              "a bias or none",
              "noBias() and " + WeightClauses.BIAS.words(weighted.rules().bias()),
              "Keep one of the two."));
    }
  }
}
