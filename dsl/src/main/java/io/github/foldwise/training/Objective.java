package io.github.foldwise.training;

import static java.util.Objects.requireNonNull;

import io.github.foldwise.check.CheckReturnValue;

/**
 * What training minimises, beside the penalties.
 *
 * @param loss of one row
 */
@CheckReturnValue
public record Objective(Loss loss) {
  public Objective {
    requireNonNull(loss, "loss");
  }

  /** Cross-entropy, all rows alike. */
  public static final Objective STANDARD = new Objective(Loss.SPARSE_CROSS_ENTROPY);

  /** The same with another loss. */
  public Objective withLoss(Loss other) {
    return new Objective(other);
  }
}
