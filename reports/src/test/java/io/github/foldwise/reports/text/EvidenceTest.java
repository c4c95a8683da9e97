package io.github.foldwise.reports.text;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.foldwise.reports.Summary;
import io.github.foldwise.reports.statistics.SummaryTable;
import io.github.foldwise.reports.text.Evidence.Finding;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EvidenceTest {
  private static final String NEVER = "undecided (no number of repeats can decide)";

  @ParameterizedTest(name = "baseline chosen; a is {0}, b is {1}")
  @CsvSource(
      delimiter = '|',
      value = {
        "worse | worse | SUPPORTED | is **supported**: each of the 2 alternatives is worse.",
        "worse | better | CONTRADICTED | is **contradicted**: b is better.",
        "better | better | CONTRADICTED | is **contradicted**: a and b are better.",
        "better | undecided (3 repeats would decide) | CONTRADICTED | is **contradicted**: a is"
            + " better.",
        "worse | practically equal | NOT_SUPPORTED | is **not supported**: 1 of 2 alternatives is"
            + " practically equal, undecided, pruned or not compared.",
        "undecided (3 repeats would decide) | practically equal | NOT_SUPPORTED | is **not"
            + " supported**: 2 of 2 alternatives are practically equal, undecided, pruned or not"
            + " compared.",
        "worse | '' | NOT_SUPPORTED | is **not supported**: 1 of 2 alternatives is practically"
            + " equal, undecided, pruned or not compared.",
        "worse | not comparable | SUPPORTED | is **supported**: the only alternative is worse.",
      })
  void the_baseline_is_the_best_choice_if_every_comparable_row_is_worse(
      String a, String b, Finding finding, String sentence) {
    Evidence evidence = Evidence.of(Summary.table("a: " + a, "b: " + b), "baseline");
    assertThat(evidence.finding()).isEqualTo(finding);
    assertThat(evidence.sentence("baseline")).isEqualTo("The choice of baseline " + sentence);
  }

  @ParameterizedTest(name = "a chosen; it is {0}, b is {1}")
  @CsvSource(
      delimiter = '|',
      value = {
        "better | worse | SUPPORTED | is **supported**: it is better than the baseline, and the"
            + " only alternative is worse.",
        "better | better | NOT_SUPPORTED | is **not supported**: it is better than the baseline,"
            + " but 1 of 1 other row is not worse than the baseline, and it was not compared with"
            + " them.",
        "better | practically equal | NOT_SUPPORTED | is **not supported**: it is better than the"
            + " baseline, but 1 of 1 other row is not worse than the baseline, and it was not"
            + " compared with them.",
        "worse | worse | CONTRADICTED | is **contradicted**: it is worse than the baseline.",
        "practically equal | worse | NOT_SUPPORTED | is **not supported**: it is practically equal"
            + " to the baseline.",
        "undecided (3 repeats would decide) | worse | NOT_SUPPORTED | is **not supported**: whether"
            + " it is better than the baseline is undecided.",
        "'' | worse | NOT_SUPPORTED | is **not supported**: it was not compared.",
      })
  void another_row_must_be_better_than_the_baseline_and_all_others_worse(
      String a, String b, Finding finding, String sentence) {
    Evidence evidence = Evidence.of(Summary.table("a: " + a, "b: " + b), "a");
    assertThat(evidence.finding()).isEqualTo(finding);
    assertThat(evidence.sentence("a")).isEqualTo("The choice of a " + sentence);
  }

  @Test
  void the_folds_are_not_chosen_by_accuracy() {
    SummaryTable folds = Summary.table("folds=3: not comparable", "folds=10: not comparable");
    String sentence = "K changes the estimate, not the model: it cannot be chosen by accuracy.";
    assertThat(Evidence.of(folds, "baseline").sentence("baseline")).isEqualTo(sentence);
    assertThat(Evidence.of(folds, "folds=3").sentence("folds=3")).isEqualTo(sentence);
  }

  @Test
  void what_was_not_run_supports_nothing() {
    assertThat(Evidence.of(Summary.table("a: " + NEVER), "b").sentence("b"))
        .isEqualTo("The choice of b is **not supported**: it was not run.");
    assertThat(Evidence.of(Summary.table(new String[0]), "baseline").sentence("baseline"))
        .isEqualTo("The choice of baseline is **not supported**: no alternative was run.");
  }
}
