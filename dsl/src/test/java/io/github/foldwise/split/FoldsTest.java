package io.github.foldwise.split;

import static io.github.foldwise.split.KFold.kFold;
import static io.github.foldwise.split.RepeatedKFold.repeatedKFold;
import static io.github.foldwise.split.RepeatedStratifiedKFold.repeatedStratifiedKFold;
import static io.github.foldwise.split.StratifiedKFold.stratifiedKFold;
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
            "seed of the folds: expected a seed, for each repeat is shuffled anew, found none.\n"
                + "  Add .shuffled(42), or any seed of your own.");
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
}
