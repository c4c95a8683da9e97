package io.github.foldwise.trial;

/**
 * A row whose predicted class is not its own.
 *
 * @param row index in the images that were judged
 * @param label its class
 * @param predicted the class that it was taken for
 * @param probability of the predicted class, in [0,1]
 */
public record Mistake(int row, int label, int predicted, float probability) {
  /** So many are kept of each pair of classes: those with the highest probability. */
  public static final int KEPT_PER_PAIR = 3;
}
