package io.github.foldwise.optimizer;

import static java.util.Objects.requireNonNull;

import io.github.foldwise.check.CheckReturnValue;
import java.util.Optional;

/**
 * Keeps gradients from being large, in one of three ways or in none.
 *
 * @param value largest absolute value of each number; above 0
 * @param norm largest Euclidean norm of each weight's gradient, which is scaled down; above 0
 * @param globalNorm largest Euclidean norm of all gradients together; above 0
 */
@CheckReturnValue
public record Clipping(Optional<Double> value, Optional<Double> norm, Optional<Double> globalNorm) {
  /** Gradients as they are. */
  public static final Clipping NONE =
      new Clipping(Optional.empty(), Optional.empty(), Optional.empty());

  public Clipping {
    requireNonNull(value, "value");
    requireNonNull(norm, "norm");
    requireNonNull(globalNorm, "globalNorm");
  }

  /** The same with a largest absolute value of each number. */
  public Clipping value(double largest) {
    return new Clipping(Optional.of(largest), norm, globalNorm);
  }

  /** The same with a largest norm of each weight's gradient. */
  public Clipping norm(double largest) {
    return new Clipping(value, Optional.of(largest), globalNorm);
  }

  /** The same with a largest norm of all gradients together. */
  public Clipping globalNorm(double largest) {
    return new Clipping(value, norm, Optional.of(largest));
  }
}
