package io.github.foldwise.trial;

/**
 * A misclassified row.
 *
 * @param row index in the evaluated images
 * @param probability of the predicted class, in [0,1]
 */
public record Mistake(int row, int label, int predicted, float probability) {
  /** Mistakes kept for each pair of classes: those with the highest probability. */
  public static final int KEPT_PER_PAIR = 3;
}
