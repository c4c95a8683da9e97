package io.github.foldwise.split;

import static io.github.foldwise.split.KFold.kFold;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class InnerFoldsTest {
  // Rows 9, 3, 7, 5 have positions 0 to 3: k-fold without a shuffle validates 0 and 1, then 2, 3.
  @Test
  void inner_folds_divide_the_training_rows_of_their_fold_in_its_order() {
    Fold outer = new Fold(4, Rows.of(9, 3, 7, 5), Rows.of(0, 1, 2));

    assertThat(outer.inner(kFold(2), new int[10]))
        .containsExactly(
            new Fold(1, Rows.of(7, 5), Rows.of(9, 3)), new Fold(2, Rows.of(9, 3), Rows.of(7, 5)));
  }

  @Test
  void a_rule_sees_the_classes_of_the_rows_that_it_divides() {
    int[] labels = {7, 7, 7, 0, 1, 2, 0, 1, 2};
    Fold outer = new Fold(1, Rows.of(3, 4, 5, 6, 7, 8), Rows.of(0, 1, 2));

    assertThat(outer.trainingLabels(labels)).containsExactly(0, 1, 2, 0, 1, 2);
    assertThat(outer.inner(Folds.stratifiedKFold(2), labels))
        .containsExactly(
            new Fold(1, Rows.of(6, 7, 8), Rows.of(3, 4, 5)),
            new Fold(2, Rows.of(3, 4, 5), Rows.of(6, 7, 8)));
  }
}
