package io.github.foldwise.model;

import io.github.foldwise.check.Problem;
import io.github.foldwise.check.RefusedException;
import io.github.foldwise.guard.Once;
import io.github.foldwise.layer.WeightClauses;
import io.github.foldwise.layer.WeightRule;
import io.github.foldwise.layer.WeightedLayer;
import io.github.foldwise.layer.Words;

/** Keeps {@code noBias()} and the clauses about a bias apart. */
final class BiasClauses {
  private BiasClauses() {}

  /** Guards a clause about the bias, {@code biasL1(0.5)}: refused if the layer has none. */
  static void requireBias(WeightedLayer<?> layer, String clause) {
    if (!layer.rules().hasBias()) {
      throw refuse(layer, clause + " after noBias()", clause);
    }
  }

  /** Guards {@code noBias()}: refused after a clause about the bias, or another noBias(). */
  static void requireNone(WeightedLayer<?> layer) {
    Once.require(
        Words.of(layer), "noBias()", true, layer.rules().hasBias(), false, any -> "noBias()");
    WeightRule bias = layer.rules().bias();
    if (!bias.equals(WeightClauses.BIAS.standard())) {
      String clause = WeightClauses.BIAS.words(bias);
      throw refuse(layer, "noBias() after " + clause, clause);
    }
  }

  private static RefusedException refuse(WeightedLayer<?> layer, String found, String clause) {
    return new RefusedException(
        Problem.of(
            Words.of(layer),
            "a bias or none",
            found,
            "%s needs the bias that noBias() takes away. Keep one of the two.".formatted(clause)));
  }
}
