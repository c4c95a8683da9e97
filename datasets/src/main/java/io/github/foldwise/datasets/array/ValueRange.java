package io.github.foldwise.datasets.array;

import io.github.foldwise.check.Problem;
import io.github.foldwise.check.RefusedException;

/**
 * What pixels may be: {@code low} becomes 0 and {@code high} becomes 1.
 *
 * @param low the least
 * @param high the greatest
 */
public record ValueRange(double low, double high) {
  /** Refuses a range that is none. */
  public ValueRange {
    if (!(low < high) || Double.isInfinite(high - low)) {
      throw new RefusedException(
          Problem.of(
              "range(%s, %s)".formatted(low, high),
              "the least pixel, then a greater one",
              low + ", " + high,
              "Give the range that the pixels are in, such as range(0, 65535)."));
    }
  }

  boolean holds(double value) {
    return value >= low && value <= high; // false for NaN
  }

  float share(double value) {
    return (float) ((value - low) / (high - low));
  }
}
