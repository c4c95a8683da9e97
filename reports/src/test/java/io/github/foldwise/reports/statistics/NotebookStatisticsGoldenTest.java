package io.github.foldwise.reports.statistics;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.foldwise.goldens.Golden;
import io.github.foldwise.goldens.Tolerance;
import org.junit.jupiter.api.Test;

/** The five folds of a notebook's own run, with the intervals that SciPy gives them. */
class NotebookStatisticsGoldenTest {
  private static final Tolerance DOUBLES = new Tolerance(1e-9, 1e-15);

  @Test
  void means_deviations_and_intervals_are_those_of_scipy() {
    Golden golden = Golden.read("notebook_tables.json");
    check(golden.at("folds", "acc").doubles(), golden.at("statistics", "fold_accuracy"));
    check(golden.at("folds", "loss").doubles(), golden.at("statistics", "fold_loss"));
    golden.at("folds").setAside("the rounded means are compared where they are published");
    golden.at("tables").setAside("they are compared where they are published");
    String where = "it is compared where the tables are published";
    golden.at("statistics", "same_final_config_across_tables").setAside(where);
    golden.at("statistics", "same_final_config_summary").setAside(where);
    String binomial = "it takes the rows for independent of the folds; no table of ours shows it";
    golden.at("statistics", "binomial_se_single_fold").setAside(binomial);
    golden.at("statistics", "binomial_se_pooled_60000").setAside(binomial);
    golden.requireAllCompared();
  }

  private static void check(double[] folds, Golden golden) {
    FoldStatistics naive = FoldStatistics.of(folds, 0); // as if no training rows were shared
    FoldStatistics corrected = FoldStatistics.of(folds, 1.0 / (folds.length - 1));
    double sd = corrected.sd().orElseThrow();
    check(corrected.mean().orElseThrow(), golden.at("mean"));
    check(sd, golden.at("sd"));
    checkInterval(naive, golden.at("naive_ci95"));
    checkInterval(corrected, golden.at("nb_ci95"));
    double quantile = golden.at("t975_df4").number();
    check(halfWidth(naive) / quantile, golden.at("naive_se"));
    check(halfWidth(corrected) / quantile, golden.at("nb_se"));
    assertThat(halfWidth(corrected)).isGreaterThan(halfWidth(naive));
  }

  private static void checkInterval(FoldStatistics statistics, Golden golden) {
    check(statistics.low().orElseThrow(), golden.at(0));
    check(statistics.high().orElseThrow(), golden.at(1));
  }

  private static double halfWidth(FoldStatistics statistics) {
    return statistics.high().orElseThrow() - statistics.mean().orElseThrow();
  }

  private static void check(double ours, Golden golden) {
    DOUBLES.check(golden.toString(), ours, golden.number());
  }
}
