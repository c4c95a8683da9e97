package io.github.foldwise.trial;

/**
 * The rows whose predicted class has a probability within one part of [0,1]: {@value #COUNT} parts
 * of equal width, each with its upper end, the first with 0 too.
 *
 * @param rows number of rows
 * @param confidence sum of the probabilities of their predicted classes
 * @param correct those that the prediction is right for
 */
public record ConfidenceBin(int rows, double confidence, int correct) {
  /** Number of parts. */
  public static final int COUNT = 10;

  /** Index of the part that a probability belongs to, from 0. */
  public static int indexOf(float probability) {
    int index = (int) Math.ceil(probability * (double) COUNT) - 1;
    return Math.max(0, Math.min(index, COUNT - 1));
  }
}
