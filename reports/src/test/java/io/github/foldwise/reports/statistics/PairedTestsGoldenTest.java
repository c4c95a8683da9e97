package io.github.foldwise.reports.statistics;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.foldwise.goldens.Golden;
import io.github.foldwise.goldens.Tolerance;
import java.util.List;
import java.util.stream.IntStream;
import org.apache.commons.statistics.distribution.TDistribution;
import org.junit.jupiter.api.Test;

/** The paired test, its quantiles and the interval of one proportion against scipy. */
class PairedTestsGoldenTest {
  private static final Tolerance DOUBLES = new Tolerance(1e-9, 1e-15);

  @Test
  void tests_intervals_and_quantiles_are_those_of_scipy() {
    Golden golden = Golden.read("paired_tests.json");
    checkDifferences(golden.at("nadeau_bengio_example"));
    checkProportion(golden.at("wilson_example"));
    checkQuantiles(golden.at("t_quantiles_975"));
    golden
        .at("mcnemar_example")
        .setAside("it needs both models' answers row by row, which no file of a run holds");
    golden.requireAllCompared();
  }

  private static void checkDifferences(Golden golden) {
    double[] a = golden.at("a").doubles();
    double[] b = golden.at("b").doubles();
    List<Double> differences = IntStream.range(0, 5).mapToObj(i -> a[i] - b[i]).toList();
    PairedTest naive = PairedTest.of(differences, 0); // as if no training rows were shared
    check(naive.t(), golden.at("naive_t"));
    check(naive.p(), golden.at("naive_p_two_sided"));
    PairedTest corrected = PairedTest.of(differences, golden.at("n_test_over_n_train").number());
    check(corrected.mean(), golden.at("diff_mean"));
    check(corrected.sd() * corrected.sd(), golden.at("diff_var_ddof1"));
    check(corrected.t(), golden.at("corrected_t"));
    check(corrected.p(), golden.at("corrected_p_two_sided"));
    assertThat(corrected.df()).isEqualTo(golden.at("df").integer());
    golden
        .at("wilcoxon_p")
        .setAside("ranks do not know of shared training rows, so the report has no use for them");
  }

  private static void checkProportion(Golden golden) {
    WilsonInterval interval = WilsonInterval.of(golden.at("p").number(), golden.at("n").integer());
    check(interval.low(), golden.at("wilson95", 0));
    check(interval.high(), golden.at("wilson95", 1));
  }

  private static void checkQuantiles(Golden golden) {
    for (String df : golden.names()) {
      TDistribution student = TDistribution.of(Integer.parseInt(df));
      check(student.inverseCumulativeProbability(0.975), golden.at(df));
      check(halfWidth(Integer.parseInt(df) + 1), golden.at(df));
    }
  }

  /** Values ±1 in units of their standard error give the quantile of our intervals. */
  private static double halfWidth(int n) {
    double[] values = IntStream.range(0, n).mapToDouble(i -> i % 2 == 0 ? 1 : -1).toArray();
    FoldStatistics statistics = FoldStatistics.of(values, 0);
    double standardError = statistics.sd().orElseThrow() / Math.sqrt(n);
    return (statistics.high().orElseThrow() - statistics.mean().orElseThrow()) / standardError;
  }

  private static void check(double ours, Golden golden) {
    DOUBLES.check(golden.toString(), ours, golden.number());
  }
}
