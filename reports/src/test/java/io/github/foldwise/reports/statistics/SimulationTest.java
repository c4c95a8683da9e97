package io.github.foldwise.reports.statistics;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.foldwise.reports.TestTrials;
import io.github.foldwise.reports.records.AblationTable;
import io.github.foldwise.reports.records.RunRecords;
import io.github.foldwise.reports.records.SummaryRow;
import io.github.foldwise.reports.records.Verdict.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.apache.commons.statistics.distribution.TDistribution;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * How often verdicts are wrong, over seeded experiments whose truth is known.
 *
 * <p>The accuracy of variant v on fold j is {@code 0.85 + effect(v) + f(j) + g(v) + e(v, j)},
 * rounded to whole rows of the validation set. The fold's own difficulty f, standard deviation
 * 0.01, is shared by all variants. What training leaves to chance has variance σ² = 0.004²; the
 * models of a variant share training rows, so that a part of it, g, is the same on all of its
 * folds: its share is ρ = n_val/(n_val + n_train), the correlation that Nadeau and Bengio assume.
 * The rest is e. Repeats draw e anew.
 */
class SimulationTest {
  private static final int EXPERIMENTS = 2_000;
  private static final int MOST = EXPERIMENTS * 7 / 100;
  private static final double SIGMA = 0.004;
  private static final int ROWS = 6_000;
  private static final double MARGIN = 0.005;

  @ParameterizedTest(name = "{0} folds × {1}, {2} variants")
  @CsvSource({"5, 1, 4", "5, 3, 4", "2, 1, 1"})
  void of_experiments_without_a_difference_few_find_one(int folds, int repeats, int variants) {
    int wrong = 0;
    int wrongIfNaive = 0;
    for (int seed = 1; seed <= EXPERIMENTS; seed++) {
      List<SummaryRow> rows = experiment(seed, folds, repeats, new double[variants]);
      wrong += rows.stream().anyMatch(SimulationTest::isDifferent) ? 1 : 0;
      wrongIfNaive += rows.stream().anyMatch(row -> naiveP(row, folds) < 0.05) ? 1 : 0;
    }
    assertThat(wrong).isBetween(1, MOST);
    // the same data would mislead a test that takes folds for independent and tables for one test
    assertThat(wrongIfNaive).isGreaterThan(MOST);
  }

  @ParameterizedTest(name = "a difference of {0} is {1}")
  @CsvSource({"0.03, better", "-0.03, worse"})
  void a_large_difference_is_found(double effect, String verdict) {
    int found = 0;
    int others = 0;
    for (int seed = 1; seed <= EXPERIMENTS; seed++) {
      List<SummaryRow> rows = experiment(seed, 5, 1, new double[] {effect, 0, 0});
      found += rows.get(1).verdict().toString().equals(verdict) ? 1 : 0;
      others += rows.subList(2, 4).stream().anyMatch(SimulationTest::isDifferent) ? 1 : 0;
    }
    assertThat(found).isGreaterThan(EXPERIMENTS * 95 / 100);
    assertThat(others).isLessThanOrEqualTo(MOST);
  }

  private static boolean isDifferent(SummaryRow row) {
    return Set.of(Kind.BETTER, Kind.WORSE).contains(row.verdict().kind());
  }

  /** The p value if no training rows were shared: t grows by √(1 + J · n_val/n_train). */
  private static double naiveP(SummaryRow row, int folds) {
    if (row.t().isEmpty()) {
      return 1;
    }
    double pairs = row.df().getAsDouble() + 1;
    double t = row.t().getAsDouble() * Math.sqrt(1 + pairs / (folds - 1));
    return 2 * TDistribution.of(pairs - 1).survivalProbability(Math.abs(t));
  }

  private static List<SummaryRow> experiment(int seed, int folds, int repeats, double[] effects) {
    SplittableRandom random = new SplittableRandom(seed);
    double[] difficulty = normals(random, folds, 0.01);
    int validation = ROWS / folds;
    TestTrials trials = TestTrials.of(ROWS - validation, validation);
    List<String> names = new ArrayList<>();
    for (int v = 0; v <= effects.length; v++) {
      names.add(v == 0 ? RunRecords.BASELINE : "variant " + v);
      double effect = v == 0 ? 0 : effects[v - 1];
      double shared = 0.85 + effect + normals(random, 1, SIGMA / Math.sqrt(folds))[0]; // ρ = 1/K
      for (int repeat = 1; repeat <= repeats; repeat++) {
        double[] rest = normals(random, folds, SIGMA * Math.sqrt(1 - 1.0 / folds));
        trials.addRepeat(
            names.get(v),
            repeat,
            IntStream.range(0, folds)
                .mapToDouble(j -> inRows(shared + difficulty[j] + rest[j], validation))
                .toArray());
      }
    }
    return Summaries.of(trials.list(), List.of(AblationTable.of("t", names)), MARGIN);
  }

  private static double inRows(double accuracy, int rows) {
    return Math.rint(accuracy * rows) / rows;
  }

  private static double[] normals(SplittableRandom random, int n, double sd) {
    return IntStream.range(0, n).mapToDouble(i -> random.nextGaussian() * sd).toArray();
  }
}
