package io.github.foldwise.reports.text;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.foldwise.reports.Fixture;
import io.github.foldwise.reports.records.PredictionRow;
import io.github.foldwise.reports.records.RunRecords;
import io.github.foldwise.reports.statistics.Discrimination;
import java.util.List;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;

class DiscriminationSectionTest {

  @Test
  void trials_without_probabilities_and_classes_without_rows_are_named() {
    assertThat(text(row -> row.fold() != 5 && row.trueLabel() != 6))
        .contains("all figures are means over the validation rows of 4 trials, each ranked on its")
        .contains(
            "Without a row in any trial, or without another class's: Shirt."
                + " Only some trials validate rows of Bag (3 of 4)."
                + " Left out: 1 trial of the baseline, whose class probabilities were not kept.\n");
  }

  @Test
  void one_trial_has_no_intervals() {
    assertThat(text(row -> row.fold() == 1))
        .contains("all figures are of one trial's validation rows.")
        .contains("| Class | AUC | AP | Rows |\n|---|---:|---:|---:|\n| T-shirt/top | ")
        .doesNotContain("95 % interval")
        .contains("\nThe area under each curve is the figure of the table.\n");
  }

  @Test
  void one_class_in_each_trial_is_said_in_one_line() {
    assertThat(text(row -> row.trueLabel() == row.fold()))
        .isEqualTo(
            "**No ROC and precision–recall curves:** no trial of the baseline validates rows of"
                + " different classes.\n");
  }

  private static String text(Predicate<PredictionRow> kept) {
    RunRecords full = Fixture.full();
    List<PredictionRow> rows = full.supplements().predictions().stream().filter(kept).toList();
    Markdown out = new Markdown();
    RunRecords records = Fixture.withPredictions(full, rows);
    DiscriminationSection.write(out, records, Discrimination.of(records));
    return out.toString();
  }
}
