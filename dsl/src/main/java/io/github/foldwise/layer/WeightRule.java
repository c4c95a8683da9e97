package io.github.foldwise.layer;

import static java.util.Objects.requireNonNull;

import io.github.foldwise.check.CheckReturnValue;

/** How one weight is filled, penalised and constrained. */
@CheckReturnValue
public record WeightRule(Initializer initializer, Penalty penalty, Constraint constraint) {
  public WeightRule {
    requireNonNull(initializer, "initializer");
    requireNonNull(penalty, "penalty");
    requireNonNull(constraint, "constraint");
  }

  /** No penalty, no constraint. */
  public static WeightRule of(Initializer initializer) {
    return new WeightRule(initializer, Penalty.NONE, Constraint.NONE);
  }

  /** The same with another initializer. */
  public WeightRule with(Initializer other) {
    return new WeightRule(other, penalty, constraint);
  }

  /** The same with another penalty. */
  public WeightRule with(Penalty other) {
    return new WeightRule(initializer, other, constraint);
  }

  /** The same with another constraint. */
  public WeightRule with(Constraint other) {
    return new WeightRule(initializer, penalty, other);
  }
}
