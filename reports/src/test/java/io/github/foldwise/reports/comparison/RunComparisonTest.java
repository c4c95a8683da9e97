package io.github.foldwise.reports.comparison;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.github.foldwise.reports.ComparisonWriter;
import io.github.foldwise.reports.records.ComparedRow;
import io.github.foldwise.reports.records.UnreadableRunException;
import io.github.foldwise.reports.records.Verdict;
import io.github.foldwise.reports.records.Verdict.Kind;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RunComparisonTest {
  private static final Path RUN = Path.of("src/test/resources/io/github/foldwise/reports/full");
  private static final String FOLDS =
      "\"fold_rows\": {\"baseline\": [\"1\", \"2\", \"3\", \"4\", \"5\"]},";

  @TempDir Path folder;

  private Path a;
  private Path b;

  @BeforeEach
  void two_runs_of_the_same_folds() throws IOException {
    a = copy("a");
    b = copy("b");
  }

  /**
   * SciPy, from the accuracies of trials.csv: {@code t = mean/e, e = sd·√(1/n + 1200/4800), p =
   * 2·t.sf(|t|, n − 1)}, and twice the smaller p after Holm.
   */
  @Test
  void trials_of_two_runs_are_paired_by_fold() {
    List<ComparedRow> rows =
        compare(choice(a, "baseline"), choice(b, "batch_norm=false"), choice(b, "dropout=0.2"))
            .rows();

    assertThat(rows)
        .extracting(ComparedRow::name)
        .containsExactly("a:baseline", "b:batch_norm=false", "b:dropout=0.2");
    assertThat(rows.get(0).verdict()).isEqualTo(Verdict.of(Kind.NONE));
    ComparedRow second = rows.get(1);
    assertThat(second.diff().orElseThrow()).isCloseTo(-0.0111786, within(1e-9));
    assertThat(second.diffLow().orElseThrow()).isCloseTo(-0.031363219409276194, within(1e-9));
    assertThat(second.diffHigh().orElseThrow()).isCloseTo(0.009006019409276245, within(1e-9));
    assertThat(second.t().orElseThrow()).isCloseTo(-1.5376445115779815, within(1e-7));
    assertThat(second.p().orElseThrow()).isCloseTo(0.19895479617635045, within(1e-9));
    assertThat(second.pHolm().orElseThrow()).isCloseTo(0.2255435646026221, within(1e-9));
    assertThat(second.verdict().kind()).isEqualTo(Kind.UNDECIDED);
    assertThat(rows.get(2).df().orElseThrow()).isEqualTo(3);
  }

  @Test
  void a_run_stands_for_its_baseline_and_its_best_variant() {
    RunComparison comparison = compare(choice(a), choice(b));

    assertThat(comparison.rows())
        .extracting(ComparedRow::name)
        .containsExactly(
            "a:baseline",
            "a:l1=0 l2=0 bias_l1=0 activity_l2=0",
            "b:baseline",
            "b:l1=0 l2=0 bias_l1=0 activity_l2=0");
    assertThat(comparison.notes())
        .containsExactly(
            "b:baseline and a:baseline are the same computation.",
            "The highest mean of its run: a:l1=0 l2=0 bias_l1=0 activity_l2=0 (of 3 variants) and"
                + " b:l1=0 l2=0 bias_l1=0 activity_l2=0 (of 3 variants). As an estimate for new"
                + " rows it is optimistic.");
  }

  @Test
  void runs_of_other_data_have_no_test() throws IOException {
    edit(b, "\"sha256\": \"3f", "\"sha256\": \"4f");

    RunComparison comparison = compare(choice(a, "baseline"), choice(b, "dropout=0.2"));

    assertThat(comparison.table().get(1))
        .containsExactly("b:dropout=0.2", "4", "0.8429 ± 0.0075", "–", "–", "–", "not comparable");
    assertThat(comparison.notes())
        .containsExactly(
            "b:dropout=0.2 cannot be paired with a:baseline, and no test is possible: their data"
                + " differ (fashion-mnist-sample, 6000 rows; fashion-mnist-sample, 6000 rows).");
  }

  @Test
  void runs_of_other_scores_have_no_test() throws IOException {
    edit(b, "\"score\": \"accuracy\"", "\"score\": \"macro-F1\"");

    RunComparison comparison = compare(choice(a, "baseline"), choice(b, "dropout=0.2"));

    assertThat(comparison.header()).contains("Score");
    assertThat(comparison.notes())
        .containsExactly(
            "b:dropout=0.2 cannot be paired with a:baseline, and no test is possible: their scores"
                + " differ (accuracy; macro-F1).");
    assertThat(compare(choice(b, "baseline"), choice(b, "dropout=0.2")).header())
        .contains("Macro-F1");
  }

  @Test
  void runs_of_other_folds_have_no_test() throws IOException {
    edit(b, FOLDS, FOLDS.replace("3", "6"));
    edit(b, "\"folds\": \"k-fold, k = 5, shuffled, seed 42\"", "\"folds\": \"k-fold, k = 5\"");

    assertThat(compare(choice(a, "baseline"), choice(b, "dropout=0.2")).notes())
        .containsExactly(
            "b:dropout=0.2 cannot be paired with a:baseline, and no test is possible: their folds"
                + " hold other rows (k-fold, k = 5, shuffled, seed 42; k-fold, k = 5).");
  }

  @Test
  void a_run_of_an_older_version_has_no_test_with_another() throws IOException {
    edit(b, FOLDS, "");

    assertThat(compare(choice(a, "baseline"), choice(b, "dropout=0.2")).notes())
        .containsExactly(
            "b:dropout=0.2 cannot be paired with a:baseline, and no test is possible: an older"
                + " version of Foldwise wrote b, and no rows of its folds; the run's command,"
                + " given again, adds them and trains no finished trial.");
    assertThat(
            compare(choice(b, "baseline"), choice(b, "batch_norm=false"))
                .rows()
                .get(1)
                .diff()
                .orElseThrow())
        .isCloseTo(-0.0111786, within(1e-9));
  }

  @Test
  void a_run_of_the_first_folds_is_paired_with_those_of_the_other() throws IOException {
    edit(b, FOLDS, FOLDS.replace(", \"4\", \"5\"", ""));
    Path trials = b.resolve("trials.csv");
    List<String> first =
        Files.readAllLines(trials, UTF_8).stream()
            .filter(line -> !line.matches(".*/1/[45],.*"))
            .toList();
    Files.write(trials, first, UTF_8);

    assertThat(compare(choice(a, "baseline"), choice(b, "batch_norm=false")).notes())
        .containsExactly(
            "The difference of b:batch_norm=false is over 3 pairs: only these folds are done in"
                + " both.",
            "b has 12 of 20 trials: it is still running or was stopped.");
  }

  @Test
  void runs_differ_in_their_settings() throws IOException {
    edit(b, "\"seed\": 1,", "\"seed\": 2,");
    edit(
        b,
        "\"name\": \"batch\",\n      \"value\": \"16\"",
        "\"name\": \"batch\",\n      \"value\": \"32\"");

    assertThat(compare(choice(a, "baseline"), choice(b, "batch_norm=false")).notes())
        .containsExactly("b differs from a in batch 32 (16), the run's seed 2 (1).");
  }

  @Test
  void all_folders_and_variants_that_are_not_there_are_named_at_once() {
    Path gone = folder.resolve("gone");
    assertThatThrownBy(() -> compare(choice(gone), choice(b, "dropout=0.3")))
        .isInstanceOf(UnreadableRunException.class)
        .hasMessage(
            gone
                + ": expected a run directory, but there is no such folder.\n"
                + "  Name the folder that a run wrote, such as runs/fashion-mnist-quick, or run the"
                + " experiment first.\n"
                + b
                + ": expected a variant with trials (baseline, batch_norm=false, l1=0 l2=0"
                + " bias_l1=0 activity_l2=0, dropout=0.2), found 'dropout=0.3'.\n"
                + "  trials.csv has the names of all variants.");
  }

  @Test
  void folders_of_one_name_are_told_apart_by_their_paths() throws IOException {
    Path other = copy("other/a");
    assertThat(compare(choice(a, "baseline"), choice(other, "baseline")).rows())
        .extracting(ComparedRow::run)
        .containsExactly(a.toString(), other.toString());
  }

  @Test
  void markdown_and_latex_hold_the_same_table() {
    RunComparison comparison = compare(choice(a, "baseline"), choice(b, "batch_norm=false"));

    assertThat(ComparisonWriter.markdown(comparison))
        .isEqualTo(
            """
            # Comparison of runs

            Accuracy is mean ± standard deviation over n done trials. Differences are to a:baseline, paired by repeat and fold, with 95 % intervals (Nadeau and Bengio, 2003); p is corrected for the rows that are tested (Holm, 1979). The margin is ±0.005.

            | Variant | n | Accuracy | Difference | 95 % interval | p (Holm) | Verdict |
            |---|---:|---:|---:|---:|---:|---|
            | a:baseline | 5 | 0.8373 ± 0.0068 | – | – | – | – |
            | b:batch\\_norm=false | 5 | 0.8262 ± 0.0094 | −0.0112 | −0.0314 to +0.0090 | 0.199 | undecided (13 repeats) |
            """);
    assertThat(ComparisonWriter.latex(comparison))
        .contains("\\caption{Comparison of runs}\n")
        .contains(
            "b:batch\\_norm=\\allowbreak{}false & 5 & 0.8262 $\\pm$ 0.0094 & $-$0.0112 &"
                + " $-$0.0314 to +0.0090 & 0.199 & undecided (13 repeats) \\\\\n");
  }

  @Test
  void csv_holds_all_digits() {
    assertThat(ComparisonWriter.csv(compare(choice(a, "baseline"), choice(b, "batch_norm=false"))))
        .startsWith(
            "run,variant,n,mean,sd,ci_low,ci_high,diff,diff_low,diff_high,t,df,p,p_holm,p_better,"
                + "verdict\na,baseline,5,0.8373424,0.00675802248,0.82475561,0.84992919,,,,,,,,,\n"
                + "b,batch_norm=false,5,0.8261638,0.00942501781,0.808609742,0.843717858,");
  }

  private static RunComparison compare(RunChoice... choices) {
    return RunComparison.of(List.of(choices));
  }

  private static RunChoice choice(Path run) {
    return new RunChoice(run, Optional.empty());
  }

  private static RunChoice choice(Path run, String variant) {
    return new RunChoice(run, Optional.of(variant));
  }

  private Path copy(String name) throws IOException {
    Path copy = Files.createDirectories(folder.resolve(name));
    try (Stream<Path> files = Files.list(RUN)) {
      for (Path file : files.toList()) {
        Files.copy(file, copy.resolve(file.getFileName().toString()));
      }
    }
    edit(copy, "\"git_commit\": \"\",", FOLDS + "\"git_commit\": \"\",");
    return copy;
  }

  private static void edit(Path run, String from, String to) throws IOException {
    Path file = run.resolve("provenance.json");
    String text = Files.readString(file, UTF_8);
    assertThat(text).contains(from);
    Files.writeString(file, text.replace(from, to), UTF_8);
  }
}
