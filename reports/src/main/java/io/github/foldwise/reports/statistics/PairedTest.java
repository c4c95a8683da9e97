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

  /** The test of differences that are not all equal. */
  static PairedTest of(List<Double> differences, double ratio) {
    double[] values = differences.stream().mapToDouble(d -> d).toArray();
    FoldStatistics statistics = FoldStatistics.of(values, ratio);
    double mean = statistics.mean().orElseThrow();
    double sd = statistics.sd().orElseThrow();
    double t = mean / (sd * Math.sqrt(1.0 / values.length + ratio));
    TDistribution student = TDistribution.of(values.length - 1);
    return new PairedTest(
        values.length,
        mean,
        sd,
        ratio,
        statistics.low().orElseThrow(),
        statistics.high().orElseThrow(),
        t,
        2 * student.survivalProbability(Math.abs(t)),
        student.cumulativeProbability(t));
  }

  double df() {
    return pairs - 1;
  }
}
