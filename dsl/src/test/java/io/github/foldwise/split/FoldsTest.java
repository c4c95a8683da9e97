package io.github.foldwise.split;

import static io.github.foldwise.split.Folds.groupKFold;
import static io.github.foldwise.split.Folds.leaveOneOut;
import static io.github.foldwise.split.Folds.leavePOut;
import static io.github.foldwise.split.Folds.predefinedSplit;
import static io.github.foldwise.split.Folds.repeatedKFold;
import static io.github.foldwise.split.Folds.repeatedStratifiedKFold;
import static io.github.foldwise.split.Folds.shuffleSplit;
import static io.github.foldwise.split.Folds.stratifiedGroupKFold;
import static io.github.foldwise.split.Folds.stratifiedKFold;
import static io.github.foldwise.split.Folds.stratifiedShuffleSplit;
import static io.github.foldwise.split.Folds.timeSeriesSplit;
import static io.github.foldwise.split.Folds.trainTestSplit;
import static io.github.foldwise.split.KFold.kFold;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.foldwise.check.Problem;
import io.github.foldwise.check.RefusedException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FoldsTest {
  private static final int[] FIVE_ROWS = {0, 0, 0, 1, 1};

  @ParameterizedTest
  @ValueSource(ints = {-1, 0, 1, 6})
  void k_must_lie_between_two_and_the_number_of_rows(int k) {
    assertThat(kFold(k).problems(FIVE_ROWS))
        .singleElement()
        .hasToString(
            "folds: expected from 2 to the number of rows, 5, found "
                + k
                + ".\n  Choose a k in that range; 5 or 10 is usual.");
  }

  @Test
  void a_data_set_of_one_row_cannot_be_divided() {
    assertThat(kFold(2).problems(new int[1]))
        .singleElement()
        .hasToString(
            "folds: expected at least 2 rows to divide, found 1.\n" + "  Give more training rows.");
  }

  @Test
  void stratified_folds_need_a_class_that_fills_them_all() {
    assertThat(stratifiedKFold(3).problems(FIVE_ROWS)).isEmpty();
    assertThat(stratifiedKFold(4).problems(FIVE_ROWS))
        .singleElement()
        .hasToString(
            "folds: expected at most 3, the rows of the most frequent class, found 4.\n"
                + "  Choose a smaller k, or folds that are not stratified.");
    assertThat(stratifiedKFold(2).problems(new int[] {0, 1, 2}))
        .singleElement()
        .hasToString(
            "folds: expected at most 1, the rows of the most frequent class, found 2.\n"
                + "  Give more rows of each class.");
  }

  @Test
  void rows_in_class_order_are_to_be_shuffled() {
    assertThat(kFold(3).remedyForClasses())
        .isEqualTo("Choose stratified folds, or say shuffled(42).");
    assertThat(kFold(3).shuffled(1).remedyForClasses())
        .isEqualTo("Choose stratified folds, or fewer of them.");
  }

  @ParameterizedTest
  @ValueSource(longs = {-1, 4294967296L})
  void a_seed_that_scikit_learn_refuses_is_refused(long seed) {
    assertThat(kFold(2).shuffled(seed).problems(FIVE_ROWS))
        .singleElement()
        .hasToString(
            "seed of the folds: expected from 0 to 4294967295, the range of scikit-learn's"
                + " random_state, found "
                + seed
                + ".\n  Choose a seed in that range; 42 is as good as any.");
  }

  @Test
  void repeats_without_a_seed_would_be_the_same_folds_again() {
    assertThat(repeatedKFold(2, 3).problems(FIVE_ROWS))
        .isEqualTo(repeatedStratifiedKFold(2, 3).problems(FIVE_ROWS))
        .singleElement()
        .hasToString(
            "seed of the folds: expected a seed, because each repeat is shuffled, found none.\n"
                + "  Add .shuffled(42), or any other seed.");
  }

  @Test
  void all_problems_of_a_scheme_come_at_once() {
    assertThat(repeatedKFold(9, 0).problems(FIVE_ROWS))
        .extracting(Problem::place)
        .containsExactly("folds", "repeats of the folds", "seed of the folds");
  }

  @Test
  void what_has_problems_is_not_split() {
    assertThatThrownBy(() -> kFold(6).split(FIVE_ROWS))
        .isInstanceOf(RefusedException.class)
        .hasMessage(kFold(6).problems(FIVE_ROWS).get(0).toString());
  }

  @Test
  void the_second_repeat_goes_on_counting_and_divides_anew() {
    List<Fold> folds = repeatedKFold(2, 2).shuffled(42).split(new int[10]);

    assertThat(folds).extracting(Fold::index).containsExactly(1, 2, 3, 4);
    assertThat(folds.subList(0, 2)).isEqualTo(kFold(2).shuffled(42).split(new int[10]));
    assertThat(folds.get(2).validation()).isNotEqualTo(folds.get(0).validation());
  }

  @Test
  void the_same_rule_gives_the_same_folds_however_often_it_is_applied() {
    RepeatedStratifiedKFold rule = repeatedStratifiedKFold(2, 2).shuffled(7);

    assertThat(rule.split(FIVE_ROWS)).isEqualTo(rule.split(FIVE_ROWS));
  }

  @Test
  void rules_describe_themselves() {
    assertThat(kFold(5).describe()).isEqualTo("k-fold, k = 5");
    assertThat(kFold(5).shuffled(42).describe()).isEqualTo("k-fold, k = 5, shuffled with seed 42");
    assertThat(stratifiedKFold(3).describe()).isEqualTo("stratified k-fold, k = 3");
    assertThat(repeatedKFold(5, 2).shuffled(1).describe())
        .isEqualTo("repeated k-fold, k = 5, 2 repeats, shuffled with seed 1");
    assertThat(repeatedStratifiedKFold(5, 2).shuffled(1).describe())
        .isEqualTo("repeated stratified k-fold, k = 5, 2 repeats, shuffled with seed 1");
  }

  @Test
  void the_rules_that_cut_and_group_describe_themselves() {
    Groups groups = Groups.of(3, 3, 1, 1, 2);

    assertThat(leaveOneOut().describe()).isEqualTo("leave-one-out");
    assertThat(groupKFold(2, groups).shuffled(1).describe())
        .isEqualTo(
            "group k-fold, k = 2, 3 groups of 5 rows, sha256 "
                + groups.sha256().substring(0, 16)
                + ", shuffled with seed 1");
    assertThat(shuffleSplit(3).shuffled(1).describe())
        .isEqualTo("shuffle split, 3 splits, validation on 0.1 of the rows, shuffled with seed 1");
    assertThat(stratifiedShuffleSplit(3).validation(20).training(0.5).shuffled(1).describe())
        .isEqualTo(
            "stratified shuffle split, 3 splits, validation on 20 rows, training on 0.5 of the"
                + " rows, shuffled with seed 1");
    assertThat(trainTestSplit().describe()).isEqualTo("hold-out, validation on 0.25 of the rows");
    assertThat(trainTestSplit().training(1).stratify().shuffled(1).describe())
        .isEqualTo("stratified hold-out, training on 1 row, shuffled with seed 1");
  }

  @Test
  void groups_are_compared_by_their_names() {
    assertThat(groupKFold(2, Groups.of(1, 1, 2, 2)).describe())
        .isNotEqualTo(groupKFold(2, Groups.of(1, 2, 1, 2)).describe())
        .isEqualTo(groupKFold(2, Groups.of(1, 1, 2, 2)).describe());
    assertThat(Groups.of(1, 2)).isEqualTo(Groups.of(1, 2)).isNotEqualTo(Groups.of(2, 1));
  }

  @Test
  void groups_must_be_of_all_rows() {
    assertThat(groupKFold(2, Groups.of(1, 1, 2)).problems(FIVE_ROWS))
        .singleElement()
        .hasToString(
            """
            groups of the folds: expected the group of each of the 5 rows, found 3.
              Give one number for each training row.\
            """);
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 4})
  void there_can_be_no_more_folds_than_groups(int k) {
    assertThat(groupKFold(k, Groups.of(9, 9, 2, 2, 5)).problems(FIVE_ROWS))
        .singleElement()
        .hasToString(
            "folds: expected from 2 to the number of groups, 3, found "
                + k
                + ".\n  Choose a k in that range, or smaller groups.");
  }

  @Test
  void one_group_cannot_be_divided() {
    assertThat(groupKFold(2, Groups.of(9, 9, 9, 9, 9)).problems(FIVE_ROWS))
        .singleElement()
        .hasToString(
            """
            groups of the folds: expected at least 2 groups, because none is split, found 1.
              Use more groups, or choose folds without groups.\
            """);
  }

  @ParameterizedTest
  @ValueSource(doubles = {-0.5, 0, 1, 1.5, Double.NaN})
  void a_share_lies_between_nothing_and_all(double share) {
    assertThat(trainTestSplit().validation(share).problems(FIVE_ROWS))
        .singleElement()
        .hasToString(
            "validation rows of the split: expected a share above 0 and below 1, found "
                + share
                + ".\n  Choose a share such as 0.2; a whole number without a point is a number of"
                + " rows.");
  }

  @ParameterizedTest
  @ValueSource(ints = {-1, 0, 5})
  void a_part_leaves_a_row_to_the_other(int rows) {
    assertThat(shuffleSplit(1).training(rows).shuffled(1).problems(FIVE_ROWS))
        .singleElement()
        .hasToString(
            "training rows of the split: expected from 1 to 4, because there are 5 rows, found "
                + rows
                + ".\n  Choose a number in that range, or a share such as 0.2.");
  }

  @Test
  void parts_must_fit_together_and_leave_something_to_learn_from() {
    assertThat(trainTestSplit().validation(3).training(0.7).problems(FIVE_ROWS))
        .singleElement()
        .hasToString(
            """
            training and validation rows of the split: expected at most the 5 rows of the data, \
            found 3 + 3 (validation on 3 rows, training on 0.7 of the rows).
              Choose smaller parts, or give one only: the other takes the remaining rows.\
            """);
    assertThat(trainTestSplit().validation(0.99).problems(FIVE_ROWS))
        .singleElement()
        .hasToString(
            """
            training rows of the split: expected at least 1, found 0 of 5 rows (validation on 0.99 \
            of the rows).
              Train on a larger share, or validate on a smaller one.\
            """);
    // ⌈0.4 · 3⌉ + ⌊0.65 · 3⌋ is 3, but scikit-learn refuses such shares too
    assertThat(trainTestSplit().validation(0.4).training(0.65).problems(new int[3]))
        .singleElement()
        .hasToString(
            """
            training and validation rows of the split: expected shares of at most 1 together, found \
            validation on 0.4 of the rows, training on 0.65 of the rows.
              Choose smaller shares, or give one only: the other part takes the remaining rows.\
            """);
    assertThat(trainTestSplit().validation(0.3).training(0.7).problems(new int[10])).isEmpty();
  }

  @Test
  void every_class_of_a_stratified_split_has_a_row_for_each_part() {
    assertThat(
            stratifiedShuffleSplit(2).shuffled(1).validation(2).problems(new int[] {4, 4, 7, 9, 9}))
        .extracting(Problem::toString)
        .containsExactly(
            """
            stratified split: expected at least 2 rows of each class, one for each part, found 1 \
            of class 7.
              Give the class more rows, or choose a split that is not stratified.\
            """,
            """
            validation rows of the split: expected at least 3, one for each class, found 2.
              Make this part larger, or choose a split that is not stratified.\
            """);
    assertThat(trainTestSplit().shuffled(1).stratify().training(1).problems(FIVE_ROWS))
        .singleElement()
        .hasToString(
            """
            training rows of the split: expected at least 2, one for each class, found 1.
              Make this part larger, or choose a split that is not stratified.\
            """);
  }

  @Test
  void what_is_drawn_needs_a_seed() {
    assertThat(shuffleSplit(0).problems(FIVE_ROWS))
        .isEqualTo(stratifiedShuffleSplit(0).validation(2).problems(FIVE_ROWS))
        .extracting(Problem::toString)
        .containsExactly(
            """
            splits: expected at least 1, found 0.
              Choose the number of splits; 10 is scikit-learn's default.\
            """,
            """
            seed of the folds: expected a seed, because each split is shuffled, found none.
              Add .shuffled(42), or any other seed.\
            """);
    assertThat(trainTestSplit().validation(2).stratify().problems(FIVE_ROWS))
        .singleElement()
        .hasToString(
            """
            seed of the folds: expected a seed, because stratify() draws the rows of each class, found \
            none.
              Add .shuffled(42), or leave out stratify().\
            """);
  }

  @Test
  void a_stratified_group_split_has_the_problems_of_both() {
    assertThat(stratifiedGroupKFold(4, Groups.of(9, 9, 2, 2, 5)).shuffled(-1).problems(FIVE_ROWS))
        .extracting(Problem::toString)
        .containsExactly(
            """
            folds: expected from 2 to the number of groups, 3, found 4.
              Choose a k in that range, or smaller groups.\
            """,
            """
            folds: expected at most 3, the rows of the most frequent class, found 4.
              Choose a smaller k, or folds that are not stratified.\
            """,
            """
            seed of the folds: expected from 0 to 4294967295, the range of scikit-learn's \
            random_state, found -1.
              Choose a seed in that range; 42 is as good as any.\
            """);
  }

  @Test
  void a_time_series_split_needs_rows_for_each_part() {
    assertThat(timeSeriesSplit(5).problems(FIVE_ROWS))
        .singleElement()
        .hasToString(
            """
            time series split: expected at least 6 rows, for 5 splits, and one to train on, found 5.
              Choose fewer splits, or smaller parts.\
            """);
    assertThat(timeSeriesSplit(2).validation(2).gap(1).problems(FIVE_ROWS))
        .singleElement()
        .hasToString(
            """
            time series split: expected at least 6 rows, for 2 splits, the gap, and one to train on, \
            found 5.
              Choose fewer splits, or smaller parts.\
            """);
    assertThat(timeSeriesSplit(2).validation(1).gap(2).problems(FIVE_ROWS)).isEmpty();
    assertThat(timeSeriesSplit(1).validation(0).gap(-1).trainingAtMost(0).problems(FIVE_ROWS))
        .extracting(Problem::toString)
        .containsExactly(
            """
            time series split: expected at least 2 splits, found 1.
              Choose the number of splits; 5 is scikit-learn's default.\
            """,
            """
            validation of the time series split: expected at least 1, found 0.
              Give a number of rows, or leave validation out.\
            """,
            """
            gap of the time series split: expected at least 0, found -1.
              Give a number of rows, or leave gap out.\
            """,
            """
            trainingAtMost of the time series split: expected at least 1, found 0.
              Give a number of rows, or leave trainingAtMost out.\
            """);
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 5})
  void leaving_out_no_row_or_all_is_refused(int p) {
    assertThat(leavePOut(p).problems(FIVE_ROWS))
        .singleElement()
        .hasToString(
            """
            rows left out: expected from 1 to 4, because there are 5 rows, found %s.
              Choose a number in that range; 1 and 2 are usual.\
            """,
            p);
  }

  // 447 · 446 / 2 = 99,681 and 448 · 447 / 2 = 100,128
  @Test
  void more_choices_of_rows_than_a_plan_holds_are_refused() {
    assertThat(leavePOut(2).problems(new int[447])).isEmpty();
    assertThat(leavePOut(446).problems(new int[447])).isEmpty();
    assertThat(leavePOut(2).problems(new int[448]))
        .singleElement()
        .hasToString(
            """
            folds: expected at most 100000, found more: each choice of 2 of 448 rows.
              Leave out fewer rows, or choose kFold or shuffleSplit.\
            """);
    assertThat(leavePOut(30_000).problems(new int[60_000])).hasSize(1);
  }

  @Test
  void the_rules_of_time_and_of_choices_describe_themselves() {
    assertThat(timeSeriesSplit(5).describe()).isEqualTo("time series split, 5 splits");
    assertThat(timeSeriesSplit(5).validation(3).gap(2).trainingAtMost(9).describe())
        .isEqualTo(
            "time series split, 5 splits, validation on 3 rows, gap of 2 rows, training on at most"
                + " 9 rows");
    assertThat(leavePOut(2).describe()).isEqualTo("leave-p-out, p = 2");
    assertThat(predefinedSplit(0, 1, -1).describe())
        .isEqualTo(
            "predefined split, 2 folds of 3 rows, sha256 "
                + Groups.of(0, 1, -1).sha256().substring(0, 16));
    assertThat(predefinedSplit(-1, 0).describe()).startsWith("predefined split, 1 fold of 2 rows,");
  }

  @Test
  void nothing_is_left_in_if_the_only_row_is_left_out() {
    assertThat(leaveOneOut().problems(new int[1])).isEqualTo(kFold(2).problems(new int[1]));
  }

  @Test
  void leaving_out_a_row_of_many_keeps_all_others() {
    Fold fold = leaveOneOut().split(new int[5]).get(2);

    assertThat(fold).isEqualTo(new Fold(3, Rows.of(0, 1, 3, 4), Rows.of(2)));
    assertThat(fold.training()).hasSameHashCodeAs(Rows.of(0, 1, 3, 4));
    assertThat(fold.training().get(3)).isEqualTo(4);
    assertThatThrownBy(() -> fold.training().get(4)).isInstanceOf(IndexOutOfBoundsException.class);
  }
}
