package io.github.foldwise.reports.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.github.foldwise.reports.Fixture;
import io.github.foldwise.reports.TestTrials;
import io.github.foldwise.reports.records.AblationTable;
import io.github.foldwise.reports.records.Csv;
import io.github.foldwise.reports.records.SummaryRow;
import io.github.foldwise.reports.records.TrialRow;
import io.github.foldwise.reports.records.TrialStatus;
import io.github.foldwise.reports.records.Verdict;
import io.github.foldwise.reports.records.Verdict.Kind;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class SummariesTest {
  @Test
  void the_summary_of_the_fixture_is_what_python_computed() {
    List<AblationTable> tables =
        List.of(
            AblationTable.of("batch norm", List.of("baseline", "batch_norm=false")),
            AblationTable.of("penalties", List.of("baseline", "l1=0 l2=0 bias_l1=0 activity_l2=0")),
            AblationTable.of("dropout", List.of("baseline", "dropout=0.2")));
    List<SummaryRow> rows = Summaries.of(Fixture.records().trials(), tables, 0.005);
    assertThat(Csv.summary(rows)).isEqualTo(Csv.summary(Fixture.records().summary()));
  }

  @Test
  void the_notebook_s_folds_have_its_mean_and_the_wider_interval() {
    // .9139 .9145 .9085 .9174 .9058: mean .91202; sd .00469; 2.776·.00469·√(1/5 + 1/4) = .0087
    FoldStatistics statistics =
        FoldStatistics.of(new double[] {0.9139, 0.9145, 0.9085, 0.9174, 0.9058}, 0.25);
    assertThat(statistics.mean().orElseThrow()).isCloseTo(0.91202, within(1e-12));
    assertThat(statistics.high().orElseThrow() - 0.91202).isCloseTo(0.0088, within(1e-4));
  }

  @Test
  void only_done_trials_count_and_only_those_in_common_are_compared() {
    List<TrialRow> trials =
        TestTrials.of(80_000, 20_000)
            .add("baseline", 0.5, Double.NaN)
            .add("other", Double.NaN)
            .list();
    assertThat(csv(trials, AblationTable.of("t", List.of("baseline", "other", "unknown"))))
        .containsExactly(
            "t,baseline,1,0.5,,,,1.5,1.25,,,,,,,,,,0.5",
            "t,other,0,,,,,,,,,,,,,,,failed,",
            "t,unknown,0,,,,,,,,,,,,,,,,");
  }

  @Test
  void how_trials_ended_is_the_verdict_where_their_figures_are_none() {
    List<TrialRow> trials =
        TestTrials.of(80_000, 20_000)
            .add("baseline", 0.5, 0.6, 0.7)
            .add("slow", 0.1, 0.2)
            .addEnd("slow", 3, TrialStatus.PRUNED)
            .addEnd("wild", 1, TrialStatus.DIVERGED)
            .addEnd("wild", 2, TrialStatus.FAILED)
            .add("partly", 0.5, 0.6)
            .addEnd("partly", 3, TrialStatus.DIVERGED)
            .list();
    AblationTable table = AblationTable.of("t", List.of("baseline", "slow", "wild", "partly"));

    assertThat(Summaries.of(trials, List.of(table), 0.005))
        .extracting(row -> row.verdict().toString())
        .containsExactly(
            "",
            "pruned after 2 of 3 trials",
            "diverged or failed",
            "undecided (equal differences have no spread)");
  }

  @Test
  void one_fold_has_a_difference_but_no_verdict_on_it() {
    List<TrialRow> trials =
        TestTrials.of(80_000, 20_000).add("baseline", 0.5).add("other", 0.75).list();
    assertThat(csv(trials, AblationTable.of("t", List.of("baseline", "other"))))
        .containsExactly(
            "t,baseline,1,0.5,,,,1.5,1.25,,,,,,,,,,0.5",
            "t,other,1,0.75,,,,1.5,1.25,0.25,,,,,,,,undecided (one fold has no spread),0.75");
  }

  /**
   * Of 300 rows 271 and 250 are right, 274 and 253 in "more": a difference of three in both folds,
   * of which float32 makes two numbers. In "spread" it is three and four.
   */
  @Test
  void differences_that_are_equal_to_less_than_a_row_support_no_verdict() {
    List<TrialRow> trials =
        TestTrials.of(300, 300)
            .add("baseline", right(271), right(250))
            .add("twin", right(271), right(250))
            .add("more", right(274), right(253))
            .add("less", right(268), right(247))
            .add("spread", right(274), right(254))
            .list();
    AblationTable table =
        AblationTable.of("t", List.of("baseline", "twin", "more", "less", "spread"));
    assertThat(csv(trials, table))
        .map(line -> line.substring(line.indexOf("1.5,1.25,") + 9))
        .startsWith(
            ",,,,,,,,,0.8683333",
            "0,,,,1,,,,undecided (equal differences have no spread),0.8683333",
            "0.01000003,,,,1,,,,undecided (equal differences have no spread),0.87833333",
            "-0.01,,,,1,,,,undecided (equal differences have no spread),0.8583333");
    // 7/2 rows, deviation √½ row, ratio 1: t = 3.5 / (√½ · √(½ + 1)) = 4.0415
    SummaryRow spread = Summaries.of(trials, List.of(table), 0.005).get(4);
    assertThat(spread.t().orElseThrow()).isCloseTo(4.0415, within(1e-3));
    assertThat(spread.pHolm()).isEqualTo(spread.p()); // the others were not tested
  }

  private static double right(int rows) {
    return (float) (rows / 300.0);
  }

  @Test
  void a_difference_within_the_margin_is_practically_equal_however_certain_it_is() {
    List<TrialRow> trials =
        TestTrials.of(80_000, 20_000)
            .add("baseline", 0.5, 0.6, 0.7, 0.8)
            .add("other", 0.5041, 0.604, 0.704, 0.8039)
            .list();
    assertThat(verdict(trials, 0.005)).isEqualTo("practically equal");
    assertThat(verdict(trials, 0.003)).isEqualTo("better");
  }

  @Test
  void folds_with_other_rows_are_not_compared_and_correct_no_p_value() {
    TestTrials five =
        TestTrials.of(80_000, 20_000)
            .add("baseline", 0.5, 0.6, 0.7, 0.8, 0.9)
            .add("a", 0.51, 0.63, 0.72, 0.81, 0.95)
            .add("other seed of the folds", 0.5, 0.6, 0.7, 0.8, 0.9);
    TestTrials two = TestTrials.of(50_000, 50_000).add("folds=2", 0.55, 0.56);
    List<SummaryRow> rows =
        Summaries.of(
            five.addAll(two).list(),
            List.of(
                new AblationTable(
                    "t",
                    List.of("baseline", "a", "other seed of the folds", "folds=2"),
                    Set.of("other seed of the folds"))),
            0.005);
    assertThat(rows.get(1).pHolm()).isEqualTo(rows.get(1).p()).isPresent();
    for (SummaryRow row : rows.subList(2, 4)) {
      assertThat(row.verdict()).as(row.variant()).isEqualTo(Verdict.of(Kind.NOT_COMPARABLE));
      assertThat(row.ciLow()).as(row.variant()).isPresent();
      assertThat(row.diff()).as(row.variant()).isEmpty();
      assertThat(row.p()).as(row.variant()).isEmpty();
    }
  }

  private static String verdict(List<TrialRow> trials, double margin) {
    return Summaries.of(
            trials, List.of(AblationTable.of("t", List.of("baseline", "other"))), margin)
        .get(1)
        .verdict()
        .toString();
  }

  private static List<String> csv(List<TrialRow> trials, AblationTable table) {
    return Csv.summary(Summaries.of(trials, List.of(table), 0.005)).lines().skip(1).toList();
  }
}
