package io.github.foldwise.layer;

/**
 * Penalty added to the loss for one weight tensor: {@code l1 · Σ|w| + l2 · Σw²} (no ½).
 *
 * <p>Same convention as Keras {@code L1L2}.
 *
 * @param l1 factor of Σ|w|, at least 0
 * @param l2 factor of Σw², at least 0; {@code Penalty(1e-5, 1e-4)} on w = [1, −2] adds 3e-5 + 5e-4
 */
public record Penalty(double l1, double l2) {
  /** Adds nothing. */
  public static final Penalty NONE = new Penalty(0, 0);

  /** Whether it adds nothing. */
  public boolean isNone() {
    return l1 == 0 && l2 == 0;
  }
}
