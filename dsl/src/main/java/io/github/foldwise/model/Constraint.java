package io.github.foldwise.model;

/** What a weight is brought back to after each update. */
public sealed interface Constraint {
  /** Any value. */
  Constraint NONE = new Unconstrained();

  /** The weight stays as it is. */
  record Unconstrained() implements Constraint {}
}
