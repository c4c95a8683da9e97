package io.github.foldwise.reports.statistics;

import java.util.Optional;
import java.util.stream.IntStream;
import org.apache.commons.statistics.distribution.NormalDistribution;

/**
 * A score of one confusion matrix and its 95 % interval over the choice of rows: Wilson's for the
 * accuracy, by the delta method for the others. It does not cover the variation between trainings.
 *
 * <p>The cells of n independent rows are multinomial. A score T of their shares p with gradient g
 * has the variance {@code (Σ p·g² − (Σ p·g)²) / n}, and the interval is {@code T ± z(0.975) · √} of
 * it, within [0,1]; for macro-F1 this is Takahashi's (2022).
 *
 * @param score of the matrix
 * @param low lower end
 * @param high upper end
 */
public record ScoreInterval(double score, double low, double high) {
  private static final double Z =
      NormalDistribution.of(0, 1).inverseSurvivalProbability((1 - FoldStatistics.CONFIDENCE) / 2);

  /** Of an interval without variance, float64 may leave a little. */
  private static final double ROUNDING = 1e-9;

  /**
   * The interval of a score. Empty without rows, if the score is none that this version knows, or
   * if the delta method sees no variance, as in a matrix without mistakes.
   *
   * @param score its name, as in {@code provenance.json}
   * @param table counts of true against predicted classes
   * @param rows different rows in it, at most its total: predicting a row again adds none
   */
  public static Optional<ScoreInterval> of(String score, ConfusionTable table, double rows) {
    if (table.total() == 0) {
      return Optional.empty();
    }
    return switch (score) {
      case "accuracy" -> Optional.of(ofAccuracy(table.accuracy(), rows));
      case "balanced accuracy" -> by(table, table.balancedAccuracy(), recall(table), rows);
      case "macro-F1" -> by(table, table.macroAverage().f1(), macroF1(table), rows);
      case "weighted F1" -> by(table, table.weightedAverage().f1(), weightedF1(table), rows);
      default -> Optional.empty();
    };
  }

  private static ScoreInterval ofAccuracy(double accuracy, double rows) {
    WilsonInterval wilson = WilsonInterval.of(accuracy, rows);
    return new ScoreInterval(accuracy, wilson.low(), wilson.high());
  }

  /** The derivative of a score by the count of a cell, times the number of rows. */
  @FunctionalInterface
  private interface Gradient {
    double at(int truth, int predicted);
  }

  private static Gradient recall(ConfusionTable table) {
    double classes = occurring(table).filter(label -> table.support(label) > 0).count();
    return (truth, predicted) ->
        table.total()
            * ((truth == predicted ? 1 : 0) - table.score(truth).recall())
            / (classes * table.support(truth));
  }

  private static Gradient macroF1(ConfusionTable table) {
    double classes = occurring(table).count();
    return (truth, predicted) ->
        table.total()
            * (ofF1(table, truth, truth, predicted)
                + (truth == predicted ? 0 : ofF1(table, predicted, truth, predicted)))
            / classes;
  }

  /** Each F1 weighs its class's share of the rows, which the cell changes too. */
  private static Gradient weightedF1(ConfusionTable table) {
    return (truth, predicted) ->
        table.score(truth).f1()
            + table.support(truth) * ofF1(table, truth, truth, predicted)
            + (truth == predicted
                ? 0
                : table.support(predicted) * ofF1(table, predicted, truth, predicted));
  }

  /** The derivative of a class's F1, {@code 2·hits / (rows + predictions)}, by a cell. */
  private static double ofF1(ConfusionTable table, int label, int truth, int predicted) {
    double hit = truth == label && predicted == label ? 1 : 0;
    double counted = (truth == label ? 1 : 0) + (predicted == label ? 1 : 0);
    return (2 * hit - table.score(label).f1() * counted)
        / (table.support(label) + table.timesPredicted(label));
  }

  private static IntStream occurring(ConfusionTable table) {
    return IntStream.range(0, table.classes()).filter(table::occurs);
  }

  private static Optional<ScoreInterval> by(
      ConfusionTable table, double score, Gradient gradient, double rows) {
    double first = 0;
    double second = 0;
    for (int truth = 0; truth < table.classes(); truth++) {
      for (int predicted = 0; predicted < table.classes(); predicted++) {
        if (table.at(truth, predicted) > 0) {
          double share = (double) table.at(truth, predicted) / table.total();
          double slope = gradient.at(truth, predicted);
          first += share * slope;
          second += share * slope * slope;
        }
      }
    }
    double half = Z * Math.sqrt(Math.max(0, second - first * first) / rows);
    return half < ROUNDING
        ? Optional.empty()
        : Optional.of(
            new ScoreInterval(score, Math.max(0, score - half), Math.min(1, score + half)));
  }
}
