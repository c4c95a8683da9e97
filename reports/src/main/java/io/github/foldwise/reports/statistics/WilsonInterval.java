package io.github.foldwise.reports.statistics;

import org.apache.commons.statistics.distribution.NormalDistribution;

/**
 * The 95 % interval of an accuracy on one set of rows, after Wilson (1927).
 *
 * <p>For a share p of n rows, with z the 0.975 quantile of the normal distribution: {@code (p +
 * z²/2n ± z · √(p(1−p)/n + z²/4n²)) / (1 + z²/n)}. It covers the choice of rows, not the variation
 * between trainings.
 *
 * @param low lower end, at least 0
 * @param high upper end, at most 1
 */
public record WilsonInterval(double low, double high) {
  private static final double Z =
      NormalDistribution.of(0, 1).inverseSurvivalProbability((1 - FoldStatistics.CONFIDENCE) / 2);

  /** The interval of an accuracy in [0,1] on this many rows. */
  public static WilsonInterval of(double accuracy, double rows) {
    double square = Z * Z / rows;
    double middle = accuracy + square / 2;
    double half = Z * Math.sqrt(accuracy * (1 - accuracy) / rows + square / (4 * rows));
    return new WilsonInterval( // float64 may round 0 and 1 to the other side
        Math.max(0, (middle - half) / (1 + square)), Math.min(1, (middle + half) / (1 + square)));
  }
}
