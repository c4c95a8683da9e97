package io.github.foldwise.reports.text;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.foldwise.reports.Fixture;
import io.github.foldwise.reports.TestTrials;
import io.github.foldwise.reports.records.AblationTable;
import io.github.foldwise.reports.records.SummaryRow;
import io.github.foldwise.reports.records.TrialRow;
import io.github.foldwise.reports.statistics.Summaries;
import java.util.List;
import org.junit.jupiter.api.Test;

class AblationsSectionTest {
  private static final double NAN = Double.NaN;

  // better: .03, .031, .03: mean .030333, deviation .000577; 4.3027 · .000577 · √(1/3 + 1/4) =
  // .0019
  @Test
  void bold_is_what_is_better_and_not_the_highest_mean() {
    String text =
        text(
            TestTrials.of(80_000, 20_000)
                .add("baseline", 0.5, 0.6, 0.7)
                .add("lucky", 0.9, 0.6, 0.65)
                .add("better", 0.53, 0.631, 0.73),
            List.of("baseline", "lucky", "better"));
    assertThat(text.lines().filter(line -> line.startsWith("| ") && line.contains("**")))
        .singleElement()
        .asString()
        .startsWith("| **better** | 3 | 0.6303 ± 0.1000 |")
        .endsWith("| +0.0303 (+0.0284 to +0.0322) | > 0.999 | < 0.001 | **better** |");
    assertThat(text).contains("| lucky | 3 | 0.7167 ± 0.1607 |");
  }

  @Test
  void losses_stand_apart_from_penalties() {
    assertThat(
            text(TestTrials.of(80_000, 20_000).add("baseline", 0.5, 0.6), List.of("baseline", "a")))
        .contains(
            """
            | Variant | Loss | Data loss | Penalty |
            |---|---:|---:|---:|
            | baseline | 1.5000 | 1.2500 | 0.2500 |
            | a | – | – | – |
            """);
  }

  @Test
  void a_baseline_alone_has_no_ablations() {
    assertThat(text(TestTrials.of(80, 20).add("baseline", 0.5, 0.6), List.of("baseline")))
        .isEmpty();
  }

  @Test
  void without_penalties_there_is_one_loss() {
    List<TrialRow> trials = TestTrials.of(80, 20).add("baseline", 0.5, 0.6).list();
    List<SummaryRow> summary =
        Summaries.of(trials, List.of(AblationTable.of("t", List.of("baseline", "a"))), 0.005)
            .stream()
            .map(AblationsSectionTest::withoutPenalty)
            .toList();
    assertThat(text(trials, summary))
        .contains("| Variant | Loss |\n|---|---:|\n| baseline | 1.5000 |\n| a | – |\n")
        .doesNotContain("enalty", "ata loss");
  }

  // .5 and .9: mean .7, deviation .2828; 12.7062 · .2828 · √(1/2 + 1/4) = 3.1124
  @Test
  void intervals_end_at_0_and_1() {
    String cut =
        text(TestTrials.of(80_000, 20_000).add("baseline", 0.5, 0.9), List.of("baseline", "a"));
    assertThat(cut)
        .contains("| baseline | 2 | 0.7000 ± 0.2828 | 0.0000 to 1.0000 |")
        .contains(" Intervals are cut where no accuracy (0 to 1) and no difference (−1 to 1) can");
    assertThat(text(TestTrials.of(8, 2).add("baseline", 0.7, 0.7), List.of("baseline")))
        .doesNotContain("Intervals are cut");
  }

  @Test
  void a_number_of_folds_changes_the_estimate_and_not_the_model() {
    TestTrials trials =
        TestTrials.of(80_000, 20_000)
            .add("baseline", 0.5, 0.6, 0.7, 0.8, 0.9)
            .addAll(TestTrials.of(50_000, 50_000).add("folds=2", 0.55, 0.56));
    assertThat(text(trials, List.of("baseline", "folds=2")))
        .contains("| folds=2 | 2 | 0.5550 ± 0.0071 |")
        .contains("| – | – | – | not comparable |\n")
        .contains(
            "\n"
                + "*Not comparable*: the variant's folds hold other rows than the baseline's. The"
                + " number of folds, and how rows are assigned to them, changes the estimate, not"
                + " the model:")
        .contains("![t: Mean accuracy of each variant with standard deviation and 95 % interval]");
  }

  @Test
  void one_trial_has_the_interval_of_its_rows() {
    // Wilson's of .912 on 12000 rows is .90680 to .91694
    assertThat(
            text(
                TestTrials.of(48_000, 12_000).add("baseline", 0.912).add("a", 0.9),
                List.of("baseline", "a")))
        .contains("| baseline | 1 | 0.9120 | 0.9068 to 0.9169 | – | – | – | – |\n")
        .contains("| −0.0120 | – | – | undecided (one fold has no spread) |\n")
        .contains("the interval is Wilson's (1927) over the rows of that fold;");
  }

  // two: 0 and .1: mean .05, deviation .0707; 12.7062 · .0707 · √(1/2 + 1/4) = .7781
  @Test
  void a_comparison_on_fewer_folds_says_on_how_many() {
    String text =
        text(
            TestTrials.of(80_000, 20_000)
                .add("baseline", 0.5, 0.6, 0.7, 0.8)
                .add("all", 0.5, 0.7, 0.6, 0.8)
                .add("two", 0.5, NAN, 0.8, NAN)
                .add("one", 0.6, NAN, NAN, NAN),
            List.of("baseline", "all", "two", "one"));
    assertThat(text)
        .contains("+0.0500 (−0.7281 to +0.8281), 2 pairs |")
        .contains("| +0.1000, 1 pair |")
        .contains(
            "\n"
                + "A difference over fewer folds than the baseline's states its number of pairs:"
                + " trials that failed, diverged or were pruned have no accuracy to pair.\n");
    assertThat(text.lines().filter(line -> line.startsWith("| all |")).findFirst().orElseThrow())
        .doesNotContain("pair");
  }

  private static String text(TestTrials trials, List<String> variants) {
    return text(
        trials.list(),
        Summaries.of(trials.list(), List.of(AblationTable.of("t", variants)), 0.005));
  }

  private static String text(List<TrialRow> trials, List<SummaryRow> summary) {
    Markdown out = new Markdown();
    AblationsSection.write(
        out, Fixture.withSummary(Fixture.withTrials(Fixture.records(), trials), summary));
    return out.toString();
  }

  private static SummaryRow withoutPenalty(SummaryRow row) {
    return new SummaryRow(
        row.table(),
        row.variant(),
        row.n(),
        row.mean(),
        row.sd(),
        row.ciLow(),
        row.ciHigh(),
        row.meanLoss(),
        row.meanLoss(),
        row.diff(),
        row.diffLow(),
        row.diffHigh(),
        row.t(),
        row.df(),
        row.p(),
        row.pHolm(),
        row.pBetter(),
        row.verdict(),
        row.meanAccuracy());
  }
}
