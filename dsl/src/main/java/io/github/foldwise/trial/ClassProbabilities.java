package io.github.foldwise.trial;

import static java.util.Objects.requireNonNull;

import io.github.foldwise.check.Problem;
import io.github.foldwise.check.RefusedException;
import java.util.Arrays;
import java.util.Objects;

/** The predicted probability of each class for each evaluated row, in their order. Immutable. */
public final class ClassProbabilities {
  private final int classes;
  private final float[] values; // (rows, classes), row-major

  private ClassProbabilities(int classes, float[] values) {
    this.classes = classes;
    this.values = values;
  }

  /**
   * Probabilities of this many classes; copied.
   *
   * @param values (rows, classes), row-major
   * @throws RefusedException if they do not fill whole rows
   */
  public static ClassProbabilities of(int classes, float... values) {
    if (classes < 1 || requireNonNull(values, "values").length % classes != 0) {
      throw new RefusedException(
          Problem.of(
              "class probabilities",
              "at least 1 class, and one number for each row and class",
              "%s classes and %s numbers".formatted(classes, values.length),
              "Give all probabilities of a row, row by row."));
    }
    return new ClassProbabilities(classes, values.clone());
  }

  /** Number of classes. */
  public int classes() {
    return classes;
  }

  /** Number of rows. */
  public int rows() {
    return values.length / classes;
  }

  /** Probability of a class; row and label count from 0. */
  public float of(int row, int label) {
    Objects.checkIndex(label, classes);
    return values[Math.addExact(Math.multiplyExact(row, classes), label)];
  }

  /** All of a row, copied. */
  public float[] row(int row) {
    Objects.checkIndex(row, rows());
    return Arrays.copyOfRange(values, row * classes, (row + 1) * classes);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof ClassProbabilities same
        && classes == same.classes
        && Arrays.equals(values, same.values);
  }

  @Override
  public int hashCode() {
    return 31 * classes + Arrays.hashCode(values);
  }

  /** {@code 12000 rows, 10 classes}, without the numbers. */
  @Override
  public String toString() {
    return "%s rows, %s classes".formatted(rows(), classes);
  }
}
