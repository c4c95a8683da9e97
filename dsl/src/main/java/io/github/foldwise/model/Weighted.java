package io.github.foldwise.model;

import static io.github.foldwise.layer.WeightClauses.BIAS;
import static io.github.foldwise.layer.WeightClauses.KERNEL;
import static java.util.Objects.requireNonNull;

import io.github.foldwise.check.CheckReturnValue;
import io.github.foldwise.guard.Once;
import io.github.foldwise.layer.ActivityPenalty;
import io.github.foldwise.layer.Constraint;
import io.github.foldwise.layer.Initializer;
import io.github.foldwise.layer.Penalty;
import io.github.foldwise.layer.Reduction;
import io.github.foldwise.layer.WeightRule;
import io.github.foldwise.layer.WeightRules;
import io.github.foldwise.layer.WeightedLayer;
import io.github.foldwise.layer.Words;
import java.util.function.BiFunction;
import java.util.function.UnaryOperator;

/** The clauses of a layer with kernel and bias: each may follow it once. */
@CheckReturnValue
sealed interface Weighted<S, L extends WeightedLayer<L>> permits ConvolvedMaps, Connected {
  /** {@code factor · Σ|w|} on the kernel. */
  default S l1(double factor) {
    return l1l2(factor, 0);
  }

  /** {@code factor · Σw²} on the kernel. */
  default S l2(double factor) {
    return l1l2(0, factor);
  }

  /** {@code l1 · Σ|w| + l2 · Σw²} on the kernel. */
  default S l1l2(double l1, double l2) {
    Penalty penalty = new Penalty(l1, l2);
    return kernel((layer, rule) -> KERNEL.penalty(layer, rule, penalty));
  }

  /** Adds no bias; no clause may concern one. */
  default S noBias() {
    return with(
        layer -> {
          BiasClauses.requireNone(layer);
          return layer.withRules(WeightRules::withoutBias);
        });
  }

  /** {@code factor · Σ|b|} on the bias. */
  default S biasL1(double factor) {
    return biasL1l2(factor, 0);
  }

  /** {@code factor · Σb²} on the bias. */
  default S biasL2(double factor) {
    return biasL1l2(0, factor);
  }

  /** {@code l1 · Σ|b| + l2 · Σb²} on the bias. */
  default S biasL1l2(double l1, double l2) {
    Penalty penalty = new Penalty(l1, l2);
    return bias(BIAS.words(penalty), (layer, rule) -> BIAS.penalty(layer, rule, penalty));
  }

  /** {@code factor · Σ|y|} on the output after the activation, divided by the rows of the batch. */
  default S activityL1(double factor) {
    return activityL1(factor, Reduction.MEAN);
  }

  /** {@code factor · Σ|y|} on the output after the activation. */
  default S activityL1(double factor, Reduction reduction) {
    return activityL1l2(factor, 0, reduction);
  }

  /** {@code factor · Σy²} on the output after the activation, divided by the rows of the batch. */
  default S activityL2(double factor) {
    return activityL2(factor, Reduction.MEAN);
  }

  /** {@code factor · Σy²} on the output after the activation. */
  default S activityL2(double factor, Reduction reduction) {
    return activityL1l2(0, factor, reduction);
  }

  /** {@code l1 · Σ|y| + l2 · Σy²} on the output, divided by the rows of the batch. */
  default S activityL1l2(double l1, double l2) {
    return activityL1l2(l1, l2, Reduction.MEAN);
  }

  /** {@code l1 · Σ|y| + l2 · Σy²} on the output after the activation. */
  default S activityL1l2(double l1, double l2, Reduction reduction) {
    ActivityPenalty penalty = new ActivityPenalty(new Penalty(l1, l2), reduction);
    return with(
        layer -> {
          WeightRules rules = layer.rules();
          Once.require(
              Words.of(layer),
              "activity penalty",
              ActivityPenalty.NONE,
              rules.activity(),
              penalty,
              Words::activityPenalty);
          return layer.withRules(rules.activity(penalty));
        });
  }

  /** Fills the kernel before training; Glorot-uniform by default. */
  default S kernelInitializer(Initializer initializer) {
    return kernel((layer, rule) -> KERNEL.initializer(layer, rule, initializer));
  }

  /** Fills the bias before training; zeros by default. */
  default S biasInitializer(Initializer initializer) {
    return bias(
        BIAS.words(requireNonNull(initializer, "initializer")),
        (layer, rule) -> BIAS.initializer(layer, rule, initializer));
  }

  /** Constrains the kernel after each update. */
  default S kernelConstraint(Constraint constraint) {
    return kernel((layer, rule) -> KERNEL.constraint(layer, rule, constraint));
  }

  /** Constrains the bias after each update. */
  default S biasConstraint(Constraint constraint) {
    return bias(
        BIAS.words(requireNonNull(constraint, "constraint")),
        (layer, rule) -> BIAS.constraint(layer, rule, constraint));
  }

  private S with(UnaryOperator<L> change) {
    return Stage.changed(this, change);
  }

  private S kernel(BiFunction<L, WeightRule, WeightRule> change) {
    return with(layer -> layer.withRules(r -> r.kernel(rule -> change.apply(layer, rule))));
  }

  private S bias(String clause, BiFunction<L, WeightRule, WeightRule> change) {
    return with(
        layer -> {
          BiasClauses.requireBias(layer, clause);
          return layer.withRules(rules -> rules.bias(rule -> change.apply(layer, rule)));
        });
  }
}
