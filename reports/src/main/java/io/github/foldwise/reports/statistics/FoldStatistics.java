package io.github.foldwise.reports.statistics;

import io.github.foldwise.reports.format.FloatText;
import io.github.foldwise.reports.records.TrialRow;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.Function;
import org.apache.commons.statistics.distribution.TDistribution;

/**
 * Mean, spread and interval of one measure over the trials of a variant.
 *
 * <p>The trials' training sets overlap, so their measures are not independent and {@code s/√n} is
 * too small a standard error. Nadeau and Bengio (2003) add the ratio of validation to training
 * rows: {@code mean ± t(0.975, n − 1) · s · √(1/n + n_val/n_train)}.
 *
 * @param n number of measured trials
 * @param mean arithmetic mean; needs n ≥ 1
 * @param sd standard deviation with divisor n − 1; needs n ≥ 2
 * @param low lower end of the 95 % interval of the mean; needs n ≥ 2
 * @param high its upper end
 */
public record FoldStatistics(
    int n, OptionalDouble mean, OptionalDouble sd, OptionalDouble low, OptionalDouble high) {
  /** Share of intervals that hold the true mean. */
  static final double CONFIDENCE = 0.95;

  /** The statistics of a measure over trials. */
  public static FoldStatistics of(
      List<TrialRow> trials, Function<TrialRow, Optional<Float>> measure) {
    List<TrialRow> measured = trials.stream().filter(t -> measure.apply(t).isPresent()).toList();
    double[] values =
        measured.stream()
            .mapToDouble(t -> FloatText.widen(measure.apply(t).orElseThrow()))
            .toArray();
    return of(values, ratio(measured));
  }

  /** The statistics of values under this ratio of validation to training rows. */
  public static FoldStatistics of(double[] values, double validationRowsPerTrainRow) {
    int n = values.length;
    OptionalDouble none = OptionalDouble.empty();
    if (n == 0) {
      return new FoldStatistics(0, none, none, none, none);
    }
    double mean = mean(values);
    if (n == 1) {
      return new FoldStatistics(1, OptionalDouble.of(mean), none, none, none);
    }
    double sd = sd(values, mean);
    double t = TDistribution.of(n - 1).inverseSurvivalProbability((1 - CONFIDENCE) / 2);
    double halfWidth = t * sd * Math.sqrt(1.0 / n + validationRowsPerTrainRow);
    return new FoldStatistics(
        n,
        OptionalDouble.of(mean),
        OptionalDouble.of(sd),
        OptionalDouble.of(mean - halfWidth),
        OptionalDouble.of(mean + halfWidth));
  }

  /** Validation rows over training rows. */
  public static double ratio(List<TrialRow> trials) {
    double validation = trials.stream().mapToLong(TrialRow::validationRows).sum();
    double train = trials.stream().mapToLong(TrialRow::trainRows).sum();
    return validation / train; // both are sums over the same trials: the ratio of the means
  }

  private static double mean(double[] values) {
    double sum = 0;
    for (double value : values) {
      sum += value;
    }
    return sum / values.length;
  }

  private static double sd(double[] values, double mean) {
    double squares = 0;
    for (double value : values) {
      squares += (value - mean) * (value - mean);
    }
    return Math.sqrt(squares / (values.length - 1));
  }
}
