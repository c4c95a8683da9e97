package io.github.foldwise.trial;

import java.util.Arrays;

/** How often each class was taken for each class: an immutable square of counts. */
public final class ConfusionMatrix {
  private final long[][] counts;

  private ConfusionMatrix(long[][] counts) {
    this.counts = counts;
  }

  /** Rows are true classes, columns predicted ones; copied. */
  public static ConfusionMatrix of(long[][] counts) {
    return new ConfusionMatrix(Arrays.stream(counts).map(long[]::clone).toArray(long[][]::new));
  }

  /** Number of classes. */
  public int classes() {
    return counts.length;
  }

  /** How often {@code truth} was taken for {@code predicted}. */
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
