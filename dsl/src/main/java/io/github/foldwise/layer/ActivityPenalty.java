package io.github.foldwise.layer;

import static java.util.Objects.requireNonNull;

/**
 * Penalty on a layer's output, after its activation and before the next layer.
 *
 * @param penalty {@code l1 · Σ|y| + l2 · Σy²} over the whole output
 * @param reduction whether the sum is divided by the number of examples in the batch
 */
public record ActivityPenalty(Penalty penalty, Reduction reduction) {
  public ActivityPenalty {
    requireNonNull(penalty, "penalty");
    requireNonNull(reduction, "reduction");
  }

  /** Adds nothing. */
  public static final ActivityPenalty NONE = new ActivityPenalty(Penalty.NONE, Reduction.MEAN);

  /** Whether it adds nothing. */
  public boolean isNone() {
    return penalty.isNone();
  }
}
