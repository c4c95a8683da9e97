package io.github.foldwise.optimizer;

import static java.util.Objects.requireNonNull;

import io.github.foldwise.check.CheckReturnValue;
import java.util.Optional;

/**
 * Limits gradients, in at most one of three ways.
 *
 * @param value largest absolute value of each element; above 0
 * @param norm largest Euclidean norm of each weight's gradient, which is scaled down; above 0
 * @param globalNorm largest Euclidean norm of all gradients together; above 0
 */
@CheckReturnValue
public record Clipping(Optional<Double> value, Optional<Double> norm, Optional<Double> globalNorm) {
  /** No limit. */
  public static final Clipping NONE =
      new Clipping(Optional.empty(), Optional.empty(), Optional.empty());

  public Clipping {
    requireNonNull(value, "value");
    requireNonNull(norm, "norm");
    requireNonNull(globalNorm, "globalNorm");
  }

  /** Limits the absolute value of each element. */
  public Clipping value(double largest) {
    return new Clipping(Optional.of(largest), norm, globalNorm);
  }

  /** Limits the norm of each weight's gradient. */
  public Clipping norm(double largest) {
    return new Clipping(value, Optional.of(largest), globalNorm);
  }

  /** Limits the joint norm of all gradients. */
  public Clipping globalNorm(double largest) {
    return new Clipping(value, norm, Optional.of(largest));
  }
}
