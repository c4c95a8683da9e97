package io.github.foldwise.split;

import java.util.Arrays;
import java.util.stream.IntStream;

/** Row indices of a data set, from 0: an immutable list of ints. */
public final class Rows {
  private final int[] indices;

  private Rows(int[] indices) {
    this.indices = indices;
  }

  /** These indices, copied. */
  public static Rows of(int... indices) {
    return new Rows(indices.clone());
  }

  /** From 0 to {@code n − 1}. */
  public static Rows all(int n) {
    return new Rows(IntStream.range(0, n).toArray());
  }

  /** How many. */
  public int size() {
    return indices.length;
  }

  /** The row at {@code position}, from 0. */
  public int get(int position) {
    return indices[position];
  }

  /** One after the other. */
  public IntStream stream() {
    return Arrays.stream(indices);
  }

  /** A copy. */
  public int[] toArray() {
    return indices.clone();
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Rows rows && Arrays.equals(indices, rows.indices);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(indices);
  }

  /** How many, and the first few. */
  @Override
  public String toString() {
    return size() + " rows " + Arrays.toString(Arrays.copyOf(indices, Math.min(5, size())));
  }
}
