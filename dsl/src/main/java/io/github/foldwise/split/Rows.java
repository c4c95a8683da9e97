package io.github.foldwise.split;

import static java.util.Objects.requireNonNull;

import java.util.Arrays;
import java.util.Objects;
import java.util.function.IntUnaryOperator;
import java.util.stream.IntStream;

/** An immutable list of row indices of a data set, from 0. */
public final class Rows {
  private final int size;
  private final IntUnaryOperator at;

  private Rows(int size, IntUnaryOperator at) {
    this.size = size;
    this.at = at;
  }

  /** These indices, copied. */
  public static Rows of(int... indices) {
    int[] kept = requireNonNull(indices, "indices").clone();
    return new Rows(kept.length, position -> kept[position]);
  }

  /** From 0 to {@code n − 1}. */
  public static Rows all(int n) {
    return new Rows(n, IntUnaryOperator.identity());
  }

  /** From 0 to {@code n − 1} without these rows, which ascend; takes no memory per row. */
  static Rows allBut(int n, int... leftOut) {
    return new Rows(
        n - leftOut.length,
        position -> {
          int row = position;
          for (int i = 0; i < leftOut.length && leftOut[i] <= row; i++) {
            row++;
          }
          return row;
        });
  }

  /** Those at positions {@code from} to {@code to − 1}. */
  public Rows part(int from, int to) {
    Objects.checkFromToIndex(from, to, size);
    return new Rows(to - from, position -> at.applyAsInt(from + position));
  }

  /** Number of rows. */
  public int size() {
    return size;
  }

  /** The row at {@code position}, from 0. */
  public int get(int position) {
    return at.applyAsInt(Objects.checkIndex(position, size));
  }

  /** All rows in order. */
  public IntStream stream() {
    return IntStream.range(0, size).map(at);
  }

  /** A copy. */
  public int[] toArray() {
    return stream().toArray();
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Rows rows && Arrays.equals(toArray(), rows.toArray());
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(toArray());
  }

  /** Their number and the first five. */
  @Override
  public String toString() {
    return size() + " rows " + Arrays.toString(stream().limit(5).toArray());
  }
}
