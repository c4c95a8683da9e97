package io.github.foldwise.augmentation;

/**
 * The range of a uniform draw for each image.
 *
 * @param low the least
 * @param high the most, at least {@code low}; if both are equal, the value is fixed
 */
public record Range(double low, double high) {
  public Range {
    low += 0.0; // −0.0 becomes 0.0: both are one range, and are written as one
    high += 0.0;
  }

  /** From {@code −extent} to {@code extent}. */
  public static Range around(double extent) {
    return new Range(-extent, extent);
  }

  /** {@code 0.1} if symmetric around 0, else {@code 0.1 to 0.2}. */
  @Override
  public String toString() {
    return low == -high ? String.valueOf(high) : low + " to " + high;
  }
}
