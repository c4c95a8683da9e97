package io.github.foldwise.metrics;

import static java.util.Objects.requireNonNull;

import io.github.foldwise.check.Problem;
import io.github.foldwise.check.RefusedException;
import java.util.Optional;

/** Rows with their true classes, predicted probabilities and weights. */
final class EvaluatedRows {
  private final int[] labels;
  private final float[][] probabilities;
  private final Optional<float[]> weights;
  private final int classes;

  private EvaluatedRows(
      int[] labels, float[][] probabilities, Optional<float[]> weights, int classes) {
    this.labels = labels;
    this.probabilities = probabilities;
    this.weights = weights;
    this.classes = classes;
  }

  static EvaluatedRows of(int[] labels, float[][] probabilities, Optional<float[]> weights) {
    requireNonNull(labels, "labels");
    requireCount(
        "probabilities", requireNonNull(probabilities, "probabilities").length, labels.length);
    weights.ifPresent(given -> requireCount("weights", given.length, labels.length));
    require(labels.length > 0, "rows", "at least one", "none", "Give some rows to evaluate.");
    int classes = requireNonNull(probabilities[0], "probabilities of row 0").length;
    for (int row = 0; row < labels.length; row++) {
      float[] given = requireNonNull(probabilities[row], "probabilities of row " + row);
      requireRow(row, labels[row], given, classes);
    }
    float sum = 0;
    for (int row = 0; row < weights.map(given -> given.length).orElse(0); row++) {
      float weight = weights.get()[row];
      require(
          Float.isFinite(weight) && weight >= 0,
          "weight of row " + row,
          "a finite number of at least 0",
          String.valueOf(weight),
          "1 counts a row once, 0 leaves it out.");
      sum += weight;
    }
    require(
        weights.isEmpty() || sum > 0,
        "weights",
        "one above 0",
        "zeros alone",
        "Give a weight to the rows to evaluate.");
    return new EvaluatedRows(
        labels.clone(), copy(probabilities), weights.map(float[]::clone), classes);
  }

  int size() {
    return labels.length;
  }

  int classes() {
    return classes;
  }

  int label(int row) {
    return labels[row];
  }

  double probability(int row, int label) {
    return probabilities[row][label];
  }

  double weight(int row) {
    return weights.map(given -> (double) given[row]).orElse(1.0);
  }

  boolean isWeighted() {
    return weights.isPresent();
  }

  /** The class of the largest probability, the first of equals. */
  int predicted(int row) {
    int best = 0;
    for (int label = 1; label < classes; label++) {
      best = probabilities[row][label] > probabilities[row][best] ? label : best;
    }
    return best;
  }

  /** {@code Σ w · value / Σ w}. */
  double mean(RowValue value) {
    double sum = 0;
    double whole = 0;
    for (int row = 0; row < size(); row++) {
      sum += weight(row) * value.of(row);
      whole += weight(row);
    }
    return sum / whole;
  }

  @FunctionalInterface
  interface RowValue {
    double of(int row);
  }

  private static float[][] copy(float[][] probabilities) {
    float[][] rows = new float[probabilities.length][];
    for (int row = 0; row < rows.length; row++) {
      rows[row] = probabilities[row].clone();
    }
    return rows;
  }

  private static void requireCount(String what, int found, int labels) {
    require(
        found == labels,
        what,
        "one for each of the %s labels".formatted(labels),
        String.valueOf(found),
        "Give labels and %s of the same rows.".formatted(what));
  }

  private static void requireRow(int row, int label, float[] probabilities, int classes) {
    require(
        probabilities.length == classes && classes >= 2,
        "probabilities of row " + row,
        "one for each of at least 2 classes, as many as in row 0",
        String.valueOf(probabilities.length),
        "Give a probability for each class in every row.");
    require(
        label >= 0 && label < classes,
        "label of row " + row,
        "from 0 to " + (classes - 1),
        String.valueOf(label),
        "Number the classes as the columns of the probabilities.");
    for (float probability : probabilities) {
      require(
          probability >= 0 && probability <= 1,
          "probabilities of row " + row,
          "numbers in [0,1]",
          String.valueOf(probability),
          "Give what a trained model predicts, not logits.");
    }
  }

  private static void require(
      boolean sound, String place, String expected, String found, String remedy) {
    if (!sound) {
      throw new RefusedException(Problem.of(place, expected, found, remedy));
    }
  }
}
