package io.github.foldwise.trial;

import java.util.Arrays;

/** Counts of true against predicted classes. Immutable. */
public final class ConfusionMatrix {
  private final long[][] counts;

  private ConfusionMatrix(long[][] counts) {
    this.counts = counts;
  }

  /** A matrix of these counts, (true class, predicted class); copied. */
  public static ConfusionMatrix of(long[][] counts) {
    return new ConfusionMatrix(Arrays.stream(counts).map(long[]::clone).toArray(long[][]::new));
  }

  /** Number of classes. */
  public int classes() {
    return counts.length;
  }

  /** Number of rows of class {@code truth} predicted as {@code predicted}. */
  public long count(int truth, int predicted) {
    return counts[truth][predicted];
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof ConfusionMatrix matrix && Arrays.deepEquals(counts, matrix.counts);
  }

  @Override
  public int hashCode() {
    return Arrays.deepHashCode(counts);
  }

  @Override
  public String toString() {
    return Arrays.deepToString(counts);
  }
}
