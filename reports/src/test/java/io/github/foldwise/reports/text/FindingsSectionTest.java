package io.github.foldwise.reports.text;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.foldwise.reports.Fixture;
import io.github.foldwise.reports.records.RunRecords;
import io.github.foldwise.reports.records.SummaryRow;
import io.github.foldwise.reports.records.Supplements;
import io.github.foldwise.reports.records.Verdict.Kind;
import java.util.List;
import org.junit.jupiter.api.Test;

class FindingsSectionTest {

  @Test
  void the_highest_of_many_means_is_called_optimistic() {
    assertThat(text(Fixture.full()))
        .contains(
            "\n- The highest mean accuracy is 0.8812, of epochs=10. It is the highest of 6 means,"
                + " chosen on the same rows that measured them, so as an estimate for new rows it"
                + " is optimistic.\n");
  }

  @Test
  void rows_on_other_folds_and_with_fewer_trials_are_no_candidates_for_the_highest_mean() {
    RunRecords full = Fixture.full();
    List<SummaryRow> rows =
        full.summary().stream()
            .filter(row -> List.of("dropout", "folds").contains(row.table()))
            .toList();
    assertThat(text(Fixture.withSummary(full, rows))) // 0.8429 of 4 trials, 0.8301 on 3 folds
        .contains("The highest mean accuracy is 0.8379, of dropout=0.5. It is the highest of 2")
        .endsWith("\n- **Conclusion.** No value of dropout is shown to be the best.\n");
  }

  @Test
  void published_choices_are_counted_by_what_the_comparisons_say() {
    assertThat(text(Fixture.full()))
        .contains(
            "\n- 4 choices were published as best. By this run's comparisons, 1 is supported, 1 is"
                + " contradicted, 1 is not supported and 1 is not one that accuracy can make.\n");
  }

  @Test
  void nothing_is_said_of_variants_that_nobody_compared() {
    RunRecords full = Fixture.full();
    List<SummaryRow> rows =
        full.summary().stream().filter(row -> row.verdict().kind() == Kind.NONE).toList();
    assertThat(text(onlySummary(full, rows)))
        .isEqualTo(
            """
            ## Summary of findings

            - No variant was compared with the baseline, so none can be called better.
            """);
  }

  @Test
  void a_run_without_tables_has_no_findings() {
    RunRecords full = Fixture.full();
    assertThat(text(onlySummary(full, List.of()))).isEmpty();
  }

  private static RunRecords onlySummary(RunRecords records, List<SummaryRow> rows) {
    RunRecords bare = Fixture.withSupplements(records, Supplements.NONE);
    return Fixture.withSummary(
        Fixture.withEpochs(Fixture.withConfusion(bare, List.of()), List.of()), rows);
  }

  private static String text(RunRecords records) {
    Markdown out = new Markdown();
    FindingsSection.write(out, records);
    return out.toString();
  }
}
