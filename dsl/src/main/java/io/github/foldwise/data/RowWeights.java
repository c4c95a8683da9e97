package io.github.foldwise.data;

import static java.util.Objects.requireNonNull;

import io.github.foldwise.check.Problem;
import io.github.foldwise.check.RefusedException;

/** Checks the weights of rows. */
final class RowWeights {
  private RowWeights() {}

  static void requireFit(float[] weights, int rows) {
    if (requireNonNull(weights, "rowWeights").length != rows) {
      throw new RefusedException(
          Problem.of(
              "weights",
              "one for each of the %s images".formatted(rows),
              String.valueOf(weights.length),
              "Give as many weights as there are labels."));
    }
    for (int row = 0; row < rows; row++) {
      if (!(Float.isFinite(weights[row]) && weights[row] >= 0)) {
        throw new RefusedException(
            Problem.of(
                "weight of row " + row,
                "a finite number of at least 0",
                String.valueOf(weights[row]),
                "1 leaves a row as it is, 0 leaves it out of the loss."));
      }
    }
  }
}
