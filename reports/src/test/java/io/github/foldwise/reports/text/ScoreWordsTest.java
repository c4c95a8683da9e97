package io.github.foldwise.reports.text;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.foldwise.reports.Fixture;
import org.junit.jupiter.api.Test;

/** The report of a run whose variants are compared by macro-F1; its figures stay as they were. */
class ScoreWordsTest {
  private final String report = Report.render(Fixture.withScore(Fixture.full(), "macro-F1"));

  @Test
  void every_section_names_the_score_and_shows_the_accuracy_beside_it() {
    assertThat(report)
        .contains("**The baseline's macro-F1 is 0.8373 ± 0.0068**")
        .contains("The mean accuracy is 0.8373. The mean loss is")
        .contains("The highest mean macro-F1 is 0.8812, of epochs=10.")
        .contains("| Fold | Train rows | Validation rows | Macro-F1 | Accuracy | Loss |")
        .contains("\nAverage: Macro-F1 = 0.8373, Loss = 0.7564\n")
        .contains("| Variant | n | Macro-F1 | 95 % interval | Difference |")
        .contains("| Variant | Accuracy | Loss | Data loss | Penalty |")
        .contains("| Inner macro-F1 | Macro-F1 outside | Accuracy outside |")
        .contains("has the highest mean validation macro-F1 of 4 variants.")
        .contains("\nIts test macro-F1 is **")
        .contains("| Score | macro-F1 |");
  }

  @Test
  void published_accuracies_are_not_compared_with_the_score() {
    assertThat(report)
        .contains("The comparisons are by macro-F1, the published figures are accuracies.")
        .contains("| **0.8373** | **–** | **0.9115** |");
  }

  @Test
  void all_validation_rows_together_have_a_score_with_its_interval() {
    assertThat(report)
        .contains(
            "The macro-F1 of all these rows together is **0.8379**, 95 % interval 0.8292 to 0.8467"
                + " (delta method), over the choice of rows.");
  }

  @Test
  void a_run_compared_by_accuracy_says_none_of_it() {
    assertThat(Report.render(Fixture.full()))
        .doesNotContain("macro-F1")
        .doesNotContain("delta method")
        .doesNotContain("The mean accuracy is");
  }
}
