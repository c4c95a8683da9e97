package io.github.foldwise.metrics;

import static java.util.Objects.requireNonNull;

import io.github.foldwise.check.CheckReturnValue;
import io.github.foldwise.check.Problem;
import io.github.foldwise.check.RefusedException;
import io.github.foldwise.trial.ConfidenceBin;
import io.github.foldwise.trial.ConfusionMatrix;
import java.util.Locale;
import java.util.Optional;

/**
 * Classification metrics from labels and predicted probabilities, in float64, as scikit-learn
 * computes them. The predicted class has the largest probability, the first of equals. If rows have
 * weights, every mean is weighted by them.
 */
@CheckReturnValue
public final class Metrics {
  private final EvaluatedRows rows;
  private final Contingency table;

  private Metrics(EvaluatedRows rows) {
    this.rows = rows;
    this.table = Contingency.of(rows);
  }

  /**
   * Metrics of rows without weights.
   *
   * @param labels true class of each row
   * @param probabilities of each class, row by row, as a trained model predicts them
   * @throws RefusedException if there is no row, or one does not fit the others
   */
  public static Metrics of(int[] labels, float[][] probabilities) {
    return new Metrics(EvaluatedRows.of(labels, probabilities, Optional.empty()));
  }

  /**
   * Metrics of weighted rows.
   *
   * @param weights one finite number of at least 0 per row, some above 0
   * @throws RefusedException if there is no row, or one does not fit the others
   */
  public static Metrics of(int[] labels, float[][] probabilities, float[] weights) {
    return new Metrics(
        EvaluatedRows.of(labels, probabilities, Optional.of(requireNonNull(weights, "weights"))));
  }

  /** Number of rows for each pair of true and predicted class, without weights. */
  public ConfusionMatrix confusion() {
    long[][] counts = new long[rows.classes()][rows.classes()];
    for (int row = 0; row < rows.size(); row++) {
      counts[rows.label(row)][rows.predicted(row)]++;
    }
    return ConfusionMatrix.of(counts);
  }

  /** The same with the weights of the rows instead of counts. */
  public Contingency table() {
    return table;
  }

  /** Precision, recall and F1, Cohen's kappa, Matthews's correlation. */
  public ClassScores scores() {
    return new ClassScores(table);
  }

  /** Share of the rows whose class was predicted. */
  public double accuracy() {
    return scores().accuracy();
  }

  /**
   * Share of the rows whose class is among the {@code k} with the largest probabilities; of equal
   * probabilities that of the larger class number goes first, as in scikit-learn, but for the first
   * of two classes.
   *
   * @param k at least 1
   */
  public double topAccuracy(int k) {
    if (k < 1) {
      throw new RefusedException(
          Problem.of(
              "topAccuracy(%s)".formatted(k),
              "at least 1 class",
              String.valueOf(k),
              "Give the number of guesses that a model has."));
    }
    return k == 1 && rows.classes() == 2
        ? accuracy()
        : rows.mean(row -> classesBefore(row) < k ? 1 : 0);
  }

  /**
   * Mean of {@code −log p[label]}, {@code p} clipped to [2.2e-16, 1 − 2.2e-16]: a probability of 0
   * costs 36.04, as in scikit-learn with probabilities in float64.
   */
  public double logLoss() {
    double epsilon = Math.ulp(1.0);
    return rows.mean(
        row -> {
          double p = rows.probability(row, rows.label(row));
          return -Math.log(Math.min(Math.max(p, epsilon), 1 - epsilon));
        });
  }

  /**
   * Area under the receiver operating characteristic of one class against the others; ties count
   * half.
   *
   * @return NaN if all rows, or none, are of that class
   */
  public double areaUnderCurve(int label) {
    if (label < 0 || label >= rows.classes()) {
      throw new RefusedException(
          Problem.of(
              "areaUnderCurve(%s)".formatted(label),
              "a class from 0 to " + (rows.classes() - 1),
              String.valueOf(label),
              "Number the classes as the columns of the probabilities."));
    }
    return new AreaUnderCurve(rows).of(label);
  }

  /** The mean of the areas of all classes; NaN if a class has no row. */
  public double macroAreaUnderCurve() {
    return new AreaUnderCurve(rows).macro();
  }

  /** The mean of the areas of the classes that have rows, weighted by them. */
  public double weightedAreaUnderCurve() {
    return new AreaUnderCurve(rows).weighted();
  }

  /** Expected calibration error with the 10 bins of a report; {@link #calibrationError(int)}. */
  public double calibrationError() {
    return calibrationError(ConfidenceBin.COUNT);
  }

  /**
   * Expected calibration error: the mean over the rows, bin by bin, of how far the share of right
   * predictions is from the mean probability of the predicted class.
   *
   * @param bins of equal width, at least 1; each holds its upper edge, the first one 0 too
   */
  public double calibrationError(int bins) {
    if (bins < 1) {
      throw new RefusedException(
          Problem.of(
              "calibrationError(%s)".formatted(bins),
              "at least 1 bin",
              String.valueOf(bins),
              "%s is usual.".formatted(ConfidenceBin.COUNT)));
    }
    return CalibrationError.of(rows, bins);
  }

  /** {@code 1,000 rows, 10 classes, accuracy 0.9120, log loss 0.2431}. */
  @Override
  public String toString() {
    return String.format(
        Locale.ROOT,
        "%,d rows, %s classes, accuracy %.4f, log loss %.4f",
        rows.size(),
        rows.classes(),
        accuracy(),
        logLoss());
  }

  /** Classes that would be guessed before the row's own. */
  private int classesBefore(int row) {
    double own = rows.probability(row, rows.label(row));
    int before = 0;
    for (int label = 0; label < rows.classes(); label++) {
      double other = rows.probability(row, label);
      before += other > own || (other == own && label > rows.label(row)) ? 1 : 0;
    }
    return before;
  }
}
