package io.github.foldwise.cli.command;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class FoldsCommandTest {
  @TempDir Path folder;

  // scikit-learn 1.6.1, KFold(5, shuffle=True, random_state=42) on 60,000 rows: SHA-256 of the
  // validation indices as little-endian int64, its first 16 digits.
  @ParameterizedTest(name = "fold {0}")
  @CsvSource({
    "1, 03d2a3bd443fcd4e",
    "2, 9aca6c663ed1c195",
    "3, 933156a8b8c2322a",
    "4, d53a89d0c2c60c0e",
    "5, 08008393eb1b5e14"
  })
  void k_fold_has_scikit_learns_rows(int fold, String sha256) throws Exception {
    Cli.Result result = folds("--scheme kfold --n 60000 --k 5 --seed 42");

    assertThat(result.exitCode()).isZero();
    assertThat(result.err()).isEmpty();
    assertThat(sha256(result.out(), fold)).startsWith(sha256);
  }

  @Test
  void without_a_seed_nothing_is_shuffled() {
    assertThat(folds("--scheme kfold --n 5 --k 2"))
        .isEqualTo(new Cli.Result(0, "fold,index\n1,0\n1,1\n1,2\n2,3\n2,4\n", ""));
  }

  // scikit-learn 1.6.1: StratifiedKFold(2) on [1, 1, 0, 0] gives [0, 2], then [1, 3].
  @Test
  void stratified_folds_take_the_number_of_rows_from_the_labels() throws Exception {
    assertThat(folds("--scheme stratified --k 2 --labels " + labels("1\n1\n0\n0\n")))
        .isEqualTo(new Cli.Result(0, "fold,index\n1,0\n1,2\n2,1\n2,3\n", ""));
  }

  // scikit-learn 1.6.1: repeat 1 of RepeatedKFold(n_splits=5, random_state=42) on 10 rows is
  // KFold(5, shuffle=True, random_state=42): [1, 8] [0, 5] [2, 7] [4, 9] [3, 6].
  @Test
  void folds_are_numbered_across_repeats() {
    Cli.Result result = folds("--scheme repeated --n 10 --k 5 --repeats 2 --seed 42");

    assertThat(result.out())
        .startsWith("fold,index\n1,1\n1,8\n2,0\n2,5\n3,2\n3,7\n4,4\n4,9\n5,3\n5,6\n6,");
    assertThat(result.out().lines()).hasSize(21).last().asString().startsWith("10,");
  }

  // scikit-learn 1.9.1: GroupKFold(2) on groups [4, 4, 4, 1, 1, 2] gives [0, 1, 2], then [3, 4, 5].
  @Test
  void groups_stay_together_and_give_the_number_of_rows() throws Exception {
    assertThat(folds("--scheme group --k 2 --groups " + labels("4\n4\n4\n1\n1\n2\n")))
        .isEqualTo(new Cli.Result(0, "fold,index\n1,0\n1,1\n1,2\n2,3\n2,4\n2,5\n", ""));
  }

  // scikit-learn 1.9.1: ShuffleSplit(2, test_size=3, random_state=42) on 10 rows gives [8, 1, 5],
  // then [0, 1, 8], which are printed ascending; test_size=0.25 gives the same number of rows.
  @ParameterizedTest
  @ValueSource(strings = {"3", "0.25"})
  void shuffled_splits_are_printed_in_ascending_order(String size) {
    assertThat(folds("--scheme shuffle --n 10 --k 2 --seed 42 --validation " + size))
        .isEqualTo(new Cli.Result(0, "fold,index\n1,1\n1,5\n1,8\n2,0\n2,1\n2,8\n", ""));
  }

  @Test
  void stratified_splits_validate_each_class() throws Exception {
    Cli.Result result =
        folds(
            "--scheme stratified-shuffle --k 1 --seed 1 --validation 2 --labels "
                + labels("5\n5\n5\n8\n8\n8\n"));

    assertThat(result.exitCode()).isZero();
    assertThat(result.out()).matches("fold,index\n1,[012]\n1,[345]\n");
  }

  @Test
  void leave_one_out_has_a_fold_for_each_row() {
    assertThat(folds("--scheme leave-one-out --n 3"))
        .isEqualTo(new Cli.Result(0, "fold,index\n1,0\n2,1\n3,2\n", ""));
  }

  // scikit-learn 1.9.1: StratifiedGroupKFold(2) on labels [0, 0, 1, 1, 0, 1] and groups
  // [4, 4, 4, 1, 1, 2] gives [3, 4, 5], then [0, 1, 2].
  @Test
  void stratified_groups_take_labels_and_groups() throws Exception {
    Path groups = Files.writeString(folder.resolve("groups.txt"), "4\n4\n4\n1\n1\n2\n", UTF_8);

    assertThat(
            folds(
                "--scheme stratified-group --k 2 --groups %s --labels %s"
                    .formatted(groups, labels("0\n0\n1\n1\n0\n1\n"))))
        .isEqualTo(new Cli.Result(0, "fold,index\n1,3\n1,4\n1,5\n2,0\n2,1\n2,2\n", ""));
  }

  // scikit-learn 1.9.1: PredefinedSplit([5, -1, 2, 5]) gives [2], then [0, 3].
  @Test
  void predefined_folds_are_read_from_a_file() throws Exception {
    assertThat(folds("--scheme predefined --folds " + labels("5\n-1\n2\n5\n")))
        .isEqualTo(new Cli.Result(0, "fold,index\n1,2\n2,0\n2,3\n", ""));
  }

  // scikit-learn 1.9.1: TimeSeriesSplit(2, test_size=2, gap=1) on 7 rows gives [3, 4], then [5, 6].
  @Test
  void a_time_series_is_validated_in_its_order() {
    assertThat(folds("--scheme time-series --n 7 --k 2 --validation 2 --gap 1 --most-training 3"))
        .isEqualTo(new Cli.Result(0, "fold,index\n1,3\n1,4\n2,5\n2,6\n", ""));
  }

  @Test
  void leave_p_out_has_a_fold_for_each_choice_of_rows() {
    assertThat(folds("--scheme leave-p-out --n 3 --p 2"))
        .isEqualTo(new Cli.Result(0, "fold,index\n1,0\n1,1\n2,0\n2,2\n3,1\n3,2\n", ""));
  }

  @Test
  void options_of_the_other_schemes_are_refused() throws Exception {
    refused(
        """
        --k: expected a scheme that has a number of folds, found --scheme predefined.
          Omit --k: --folds has the folds.
        --seed: expected a scheme that shuffles, found --scheme predefined.
          Omit --seed: nothing is random.
        --p: expected a scheme that leaves out p rows, found --scheme predefined.
          Omit --p, or choose leave-p-out.
        --gap: expected a scheme in order of time, found --scheme predefined.
          Omit --gap, or choose time-series.
        --most-training: expected a scheme in order of time, found --scheme predefined.
          Omit --most-training, or choose time-series.
        """,
        "--scheme predefined --k 2 --seed 1 --p 1 --gap 1 --most-training 1 --folds "
            + labels("1\n2\n"));
    refused(
        """
        --folds: expected a scheme whose folds are given, found --scheme leave-p-out.
          Omit --folds, or choose predefined.
        --scheme leave-p-out: expected the number of rows that a fold validates, found no --p.
          Give --p 2.
        """,
        "--scheme leave-p-out --folds " + labels("1\n2\n"));
    refused(
        """
        --validation: expected a number of rows such as 100, for --scheme time-series, found '0.2'.
          Write a number without a decimal point, or omit --validation.
        """,
        "--scheme time-series --n 9 --k 2 --validation 0.2");
    refused(
        """
        --scheme stratified-group: expected the class of each row, found no --labels.
          Give a file with one integer per line: --labels FILE.
        --scheme stratified-group: expected the group of each row, found no --groups.
          Give a file with one integer per line: --groups FILE.
        """,
        "--scheme stratified-group --k 2");
    refused(
        """
        --scheme predefined: expected the fold of each row, found no --folds.
          Give a file with one integer per line: --folds FILE.
        """,
        "--scheme predefined --n 3");
  }

  @Test
  void missing_options_of_a_scheme_are_refused() {
    refused(
        """
        --scheme group: expected the group of each row, found no --groups.
          Give a file with one integer per line: --groups FILE.
        --scheme group: expected the number of folds, found no --k.
          Give --k 5.
        """,
        "--scheme group --n 3");
    refused(
        """
        --scheme shuffle: expected a seed, because each split is shuffled, found no --seed.
          Add a seed, such as --seed 42.
        --validation: expected a fraction such as 0.2, or a number of rows such as 100, found 'half'.
          Write a fraction with a decimal point, and a number of rows without one.
        """,
        "--scheme shuffle --n 9 --k 2 --validation half");
  }

  @Test
  void unused_options_of_a_scheme_are_refused() throws Exception {
    refused(
        """
        --k: expected a scheme that has a number of folds, found --scheme leave-one-out.
          Omit --k: each row is its own fold.
        --seed: expected a scheme that shuffles, found --scheme leave-one-out.
          Omit --seed: nothing is random.
        --validation: expected a scheme with a number of validation rows, found \
        --scheme leave-one-out.
          Omit --validation, or choose shuffle.
        --groups: expected a scheme that keeps groups together, found --scheme leave-one-out.
          Omit --groups, or choose group.
        """,
        "--scheme leave-one-out --k 2 --seed 1 --validation 2 --groups " + labels("1\n2\n"));
  }

  @Test
  void too_many_splits_are_refused() {
    refused(
        """
        --k: expected at most 100000 folds, found 2000000.
          Choose fewer splits; 10 is common.
        """,
        "--scheme shuffle --n 10 --k 2000000 --seed 1");
  }

  @Test
  void groups_of_other_rows_are_refused() throws Exception {
    Path groups = labels("1\n2\n3\n");

    refused(
        """
        --n: expected 3, the number of groups in %s, found 4.
          Omit --n, or give the groups of all rows.
        """
            .formatted(groups),
        "--scheme group --n 4 --k 2 --groups " + groups);
    refused(
        """
        --groups %s: expected a text file with one integer per line, found a folder.
          Name the file that holds the group of each row.
        """
            .formatted(folder),
        "--scheme group --k 2 --groups " + folder);
  }

  @Test
  void an_unknown_scheme_is_refused_with_the_nearest() {
    refused(
        """
        --scheme: expected one of kfold, stratified, repeated, repeated-stratified, group, \
        stratified-group, shuffle, stratified-shuffle, time-series, predefined, leave-one-out, \
        leave-p-out, found 'k-fold'.
          Did you mean 'kfold'?
        """,
        "--scheme k-fold --n 10 --k 2");
  }

  @Test
  void stratified_folds_need_labels_and_repeats_need_a_seed() {
    refused(
        """
        --scheme repeated-stratified: expected the class of each row, found no --labels.
          Give a file with one integer per line: --labels FILE.
        --scheme repeated-stratified: expected a seed, because each repeat is shuffled, found no --seed.
          Add a seed, such as --seed 42.
        """,
        "--scheme repeated-stratified --n 10 --k 2");
  }

  @Test
  void repeats_of_a_scheme_that_does_not_repeat_are_refused() {
    refused(
        """
        --repeats: expected a scheme that repeats, found --scheme kfold.
          Omit --repeats, or choose repeated.
        """,
        "--scheme kfold --n 10 --k 2 --repeats 3");
  }

  @Test
  void more_folds_than_rows_are_refused() {
    refused(
        """
        folds: expected from 2 to the number of rows, 3, found 4.
          Choose a k in that range; 5 or 10 is usual.
        """,
        "--scheme kfold --n 3 --k 4");
  }

  @Test
  void the_number_of_rows_must_be_known() {
    refused(
        """
        --n: expected the number of rows, found neither --n nor --labels.
          Give --n N.
        """,
        "--scheme kfold --k 2");
  }

  @Test
  void a_number_of_rows_that_contradicts_the_labels_is_refused() throws Exception {
    Path labels = labels("0\n1\n0\n1\n");

    refused(
        """
        --n: expected 4, the number of labels in %s, found 5.
          Omit --n, or give the labels of all rows.
        """
            .formatted(labels),
        "--scheme stratified --n 5 --k 2 --labels " + labels);
  }

  @Test
  void bad_label_lines_are_named_all_at_once() throws Exception {
    Path labels = labels("0\nshirt\n1\n\n0.5\n");

    refused(
        """
        %1$s, line 2: expected one integer, found 'shirt'.
          Write the class of row 1 there.
        %1$s, line 4: expected one integer, found ''.
          Write the class of row 3 there.
        %1$s, line 5: expected one integer, found '0.5'.
          Write the class of row 4 there.
        """
            .formatted(labels),
        "--scheme stratified --k 2 --labels " + labels);
  }

  @Test
  void a_missing_label_file_is_refused() {
    Path missing = folder.resolve("missing.txt");

    refused(noLabels(missing, "no such file"), "--scheme stratified --k 2 --labels " + missing);
  }

  @Test
  void a_folder_and_an_empty_file_are_no_labels() throws Exception {
    Path empty = labels("\n\n");

    refused(noLabels(folder, "a folder"), "--scheme stratified --k 2 --labels " + folder);
    refused(noLabels(empty, "an empty file"), "--scheme stratified --k 2 --labels " + empty);
  }

  @Test
  void a_label_beyond_the_integers_is_refused_with_their_range() throws Exception {
    Path labels = labels("0\n99999999999\n");

    refused(
        """
        %s, line 2: expected an integer from -2147483648 to 2147483647, found '99999999999'.
          Write the class of row 1 there.
        """
            .formatted(labels),
        "--scheme stratified --k 2 --labels " + labels);
  }

  @Test
  void too_many_folds_are_refused() {
    refused(
        """
        --k times --repeats: expected at most 100000 folds, found 2000000.
          Choose fewer repeats; 10 is common.
        """,
        "--scheme repeated --n 10 --k 2 --repeats 1000000 --seed 1");
  }

  @Test
  void more_rows_than_an_array_holds_are_refused() {
    Cli.Result result = folds("--scheme kfold --n 2147483647 --k 2 --seed 1");

    assertThat(result.exitCode()).isEqualTo(2);
    assertThat(result.out()).isEmpty();
    assertThat(result.err())
        .startsWith("memory: expected enough for this command, found too little (")
        .endsWith(
            ").\n  Choose fewer rows, folds or repeats, or more heap with MAVEN_OPTS=-Xmx8g.\n");
  }

  private static String noLabels(Path file, String found) {
    return """
    --labels %s: expected a text file with one integer per line, found %s.
      Name the file that holds the class of each row.
    """
        .formatted(file, found);
  }

  private static void refused(String message, String args) {
    assertThat(folds(args)).isEqualTo(new Cli.Result(2, "", message));
  }

  private static Cli.Result folds(String args) {
    return Cli.ofStudy().run(("folds " + args).split(" "));
  }

  private Path labels(String lines) throws Exception {
    return Files.writeString(folder.resolve("labels.txt"), lines, UTF_8);
  }

  private static String sha256(String csv, int fold) throws Exception {
    List<Long> rows =
        csv.lines()
            .filter(line -> line.startsWith(fold + ","))
            .map(line -> Long.valueOf(line.substring(line.indexOf(',') + 1)))
            .toList();
    ByteBuffer bytes = ByteBuffer.allocate(8 * rows.size()).order(ByteOrder.LITTLE_ENDIAN);
    rows.forEach(bytes::putLong);
    return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes.array()));
  }
}
