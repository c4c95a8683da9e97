package io.github.foldwise.reports.text;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.foldwise.reports.Fixture;
import io.github.foldwise.reports.Summary;
import io.github.foldwise.reports.TestTrials;
import io.github.foldwise.reports.records.AblationTable;
import io.github.foldwise.reports.records.RowNames;
import io.github.foldwise.reports.records.RunRecords;
import io.github.foldwise.reports.records.SummaryRow;
import io.github.foldwise.reports.statistics.Summaries;
import io.github.foldwise.reports.statistics.SummaryTable;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class TableFindingsTest {
  @Test
  void a_difference_is_given_by_its_size_and_direction() {
    assertThat(
            text(
                Summary.table(
                    Summary.compared("without batch norm", -0.012, -0.02, -0.004, 0.01, "worse"),
                    Summary.compared("hidden=512", 0.02, 0.011, 0.029, 0.0004, "better"))))
        .isEqualTo(
            "**t.** With hidden=512 the accuracy is 0.0200 higher than the baseline's (95 %"
                + " interval 0.0110 to 0.0290, p < 0.001 after Holm): **better**. Without batch"
                + " norm the accuracy is 0.0120 lower than the baseline's (95 % interval 0.0040 to"
                + " 0.0200, p = 0.010 after Holm): **worse**.");
  }

  @Test
  void a_difference_is_one_of_the_score() {
    SummaryTable table =
        Summary.table(Summary.compared("hidden=512", 0.02, 0.011, 0.029, 0.0004, "better"));

    assertThat(text(table, Fixture.withScore(Fixture.records(), "macro-F1")))
        .startsWith("**t.** With hidden=512 the macro-F1 is 0.0200 higher than the baseline's (");
  }

  @Test
  void an_undecided_row_says_what_would_decide() {
    assertThat(text(Summary.table("a_b: undecided (6 repeats would decide)")))
        .isEqualTo("**t.** a\\_b is **undecided**: 6 repeats would decide.");
    assertThat(
            text(
                Summary.table(
                    "a: undecided (6 repeats would decide)",
                    "b: undecided (no number of repeats can decide)")))
        .isEqualTo(
            "**t.** No variant can be distinguished from the baseline: both are **undecided**: a (6"
                + " repeats would decide); b (too close to call with any number of repeats).");
    assertThat(
            text(
                Summary.table(
                    "a: undecided (6 repeats would decide)",
                    "b: undecided (1 repeat would decide)",
                    "c: practically equal")))
        .isEqualTo(
            "**t.** c is **practically equal** to the baseline: the 95 % interval of the difference"
                + " lies within ± 0.005. 2 of 3 compared rows are **undecided**: a (6 repeats would"
                + " decide); b (1 repeat would decide).");
  }

  @Test
  void rows_that_were_given_up_or_have_no_figures_are_named_with_why() {
    assertThat(
            text(
                Summary.table(
                    "a: undecided (6 repeats would decide)",
                    "b: pruned after 2 of 5 trials",
                    "c: diverged",
                    "d: diverged",
                    "e: ")))
        .isEqualTo(
            "**t.** a is **undecided**: 6 repeats would decide. b was **pruned**: given up as"
                + " hopeless before its last trial. c and d were not compared: every trial"
                + " diverged. e was not compared.");
  }

  @Test
  void the_names_of_many_rows_are_left_to_the_table() {
    String[] rows =
        IntStream.range(0, 7)
            .mapToObj(i -> "v" + i + ": undecided (9 repeats would decide)")
            .toArray(String[]::new);
    assertThat(text(Summary.table(rows)))
        .isEqualTo(
            "**t.** No variant can be distinguished from the baseline: all 7 are **undecided**.");
  }

  @Test
  void rows_on_other_folds_and_rows_without_a_verdict_are_named() {
    assertThat(text(Summary.table("folds=3: not comparable", "folds=10: not comparable", "x: ")))
        .isEqualTo(
            "**t.** folds=3 and folds=10 are evaluated on other folds than the baseline, so"
                + " not comparable: K changes the estimate, not the model. x was not compared.");
  }

  @Test
  void variants_with_the_same_highest_mean_share_it() {
    List<SummaryRow> rows =
        Summaries.of(
            TestTrials.of(800, 200)
                .add("baseline", 0.5, 0.75)
                .add("a", 0.75, 0.5)
                .add("b", 0.25, 0.5)
                .list(),
            List.of(AblationTable.of("t", List.of("baseline", "a", "b"))),
            0.005);

    assertThat(text(SummaryTable.of(rows).get(0)))
        .startsWith("**t.** baseline and a share the highest mean, 0.6250. ");
  }

  private static String text(SummaryTable table) {
    return text(table, Fixture.records());
  }

  private static String text(SummaryTable table, RunRecords records) {
    return TableFindings.of(table, RowNames.of(records), records.provenance());
  }
}
