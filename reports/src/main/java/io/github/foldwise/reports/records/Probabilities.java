package io.github.foldwise.reports.records;

import java.util.Arrays;

/** The predicted probabilities of all classes for one row. Immutable. */
public final class Probabilities {
  private final float[] values;

  private Probabilities(float[] values) {
    this.values = values;
  }

  /** A copy of these values, one for each class. */
  public static Probabilities of(float... values) {
    return new Probabilities(values.clone());
  }

  /** The number of classes. */
  public int classes() {
    return values.length;
  }

  /** The probability of a class, from 0. */
  public float of(int label) {
    return values[label];
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Probabilities same && Arrays.equals(values, same.values);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(values);
  }

  @Override
  public String toString() {
    return Arrays.toString(values);
  }
}
