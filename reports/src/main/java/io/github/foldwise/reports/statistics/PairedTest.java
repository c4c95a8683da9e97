package io.github.foldwise.reports.statistics;

import java.util.List;
import org.apache.commons.statistics.distribution.TDistribution;

/**
 * Tests whether the mean of paired differences is 0, after Nadeau and Bengio (2003).
 *
 * <p>For J differences d with mean d̄ and variance s² (divisor J − 1):
 *
 * <pre>
 *   standard error  e = s · √(1/J + n_val/n_train)   the models share training rows: s/√J is too small
 *   statistic       t = d̄ / e                        of Student's distribution with J − 1 degrees of freedom
 *   two-sided       p = 2 · (1 − T(|t|))
 *   95 % interval   d̄ ± t(0.975) · e
 *   P(better)         = T(t)
 * </pre>
 *
 * <p>If all differences are equal, s = 0 and the formulas take their limits: t is ±∞ and p is 0;
 * or, if all are 0, t is 0, p is 1 and P(better) is ½. The interval is then the point d̄.
 *
 * @param pairs J, at least 2
 * @param mean d̄
 * @param sd s
 * @param ratio n_val/n_train
 * @param low lower end of the 95 % interval of the mean
 * @param high its upper end
 * @param t the statistic
 * @param p two-sided, of t
 * @param pBetter Student's distribution function at t
 */
public record PairedTest(
    int pairs,
    double mean,
    double sd,
    double ratio,
    double low,
    double high,
    double t,
    double p,
    double pBetter) {

  /** Differences this close are equal: float64 rounds those of decimals. */
  private static final double ROUNDING = 1e-12;

  static PairedTest of(List<Double> differences, double ratio) {
    double[] values = differences.stream().mapToDouble(d -> d).toArray();
    FoldStatistics statistics = FoldStatistics.of(values, ratio);
    double mean = statistics.mean().orElseThrow();
    double sd = statistics.sd().orElseThrow();
    if (sd <= ROUNDING) {
      double same = Math.abs(mean) <= ROUNDING ? 0 : mean;
      double limit = same == 0 ? 0 : Math.copySign(Double.POSITIVE_INFINITY, same);
      return of(values.length, same, 0, ratio, same, same, limit);
    }
    double t = mean / (sd * Math.sqrt(1.0 / values.length + ratio));
    return of(
        values.length,
        mean,
        sd,
        ratio,
        statistics.low().orElseThrow(),
        statistics.high().orElseThrow(),
        t);
  }

  private static PairedTest of(
      int pairs, double mean, double sd, double ratio, double low, double high, double t) {
    TDistribution student = TDistribution.of(pairs - 1);
    double p = 2 * student.survivalProbability(Math.abs(t));
    return new PairedTest(
        pairs, mean, sd, ratio, low, high, t, p, student.cumulativeProbability(t));
  }

  double df() {
    return pairs - 1;
  }
}
