package io.github.foldwise.trial;

/**
 * The rows whose predicted class has a probability in one of {@value #COUNT} bins of equal width
 * over [0,1], each including its upper end, the first also 0.
 *
 * @param rows number of rows
 * @param confidence sum of the probabilities of the predicted classes
 * @param correct number of correctly predicted rows
 */
public record ConfidenceBin(int rows, double confidence, int correct) {
  /** Number of bins. */
  public static final int COUNT = 10;

  /** Index of a probability's bin, from 0. */
  public static int indexOf(float probability) {
    int index = (int) Math.ceil(probability * (double) COUNT) - 1;
    return Math.max(0, Math.min(index, COUNT - 1));
  }
}
