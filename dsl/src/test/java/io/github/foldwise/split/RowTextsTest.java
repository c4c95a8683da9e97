package io.github.foldwise.split;

import static io.github.foldwise.split.Folds.groupKFold;
import static io.github.foldwise.split.Folds.kFold;
import static io.github.foldwise.split.Folds.predefinedSplit;
import static io.github.foldwise.split.Folds.stratifiedGroupKFold;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.foldwise.check.RefusedException;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Rules that read names and columns of rows. */
class RowTextsTest {
  private static final RowTexts TEXTS =
      RowTexts.NONE
          .withNames(
              List.of(
                  "sick/patient-7_1.png",
                  "sick/patient-12_1.png",
                  "well/patient-7_2.png",
                  "well/control.png"),
              4)
          .withColumn("split", List.of("train", "val", "val", ""), 4)
          .withColumn("fold", List.of("10", "9", "10", "-1"), 4);
  private static final int[] LABELS = {0, 0, 1, 1};

  @Test
  void names_that_match_in_the_same_text_are_one_group() {
    GroupKFold rule = groupKFold(2, Groups.byName("patient-(\\d+)_")).forRows(TEXTS.only(0, 1, 2));

    assertThat(rule.groups().get(0)).isEqualTo(7);
    assertThat(rule.split(new int[3]))
        .containsExactly(
            new Fold(1, Rows.of(1), Rows.of(0, 2)), new Fold(2, Rows.of(0, 2), Rows.of(1)));
    assertThat(rule.describe())
        .isEqualTo(
            "group k-fold, k = 2, 2 groups of 3 rows by names like 'patient-(\\d+)_', sha256 "
                + Groups.of(7, 12, 7).sha256().substring(0, 16));
  }

  @Test
  void different_texts_are_different_groups_even_if_they_are_the_same_number() {
    RowTexts sites = RowTexts.NONE.withColumn("site", List.of("07", "7", "7"), 3);

    assertThat(groupKFold(2, Groups.byColumn("site")).forRows(sites).split(new int[3]))
        .containsExactly(
            new Fold(1, Rows.of(0), Rows.of(1, 2)), new Fold(2, Rows.of(1, 2), Rows.of(0)));
  }

  @Test
  void a_rule_can_be_asked_again_about_other_rows() {
    GroupKFold rule = groupKFold(2, Groups.byName("patient-(\\d+)_"));

    assertThat(rule.forRows(TEXTS).forRows(TEXTS.only(1, 0)))
        .isEqualTo(rule.forRows(TEXTS.only(1, 0)));
    assertThat(new Fold(1, Rows.of(2, 1), Rows.of(0)).inner(rule, LABELS, TEXTS))
        .containsExactly(new Fold(1, Rows.of(2), Rows.of(1)), new Fold(2, Rows.of(1), Rows.of(2)));
    assertThat(kFold(2).forRows(TEXTS)).isEqualTo(kFold(2));
  }

  @Test
  void before_the_rows_are_known_a_rule_says_what_it_will_read() {
    assertThat(stratifiedGroupKFold(2, Groups.byColumn("site")).shuffled(1).describe())
        .isEqualTo("stratified group k-fold, k = 2, groups by column 'site', shuffled with seed 1");
    assertThat(predefinedSplit(Groups.byColumn("split", "val")).describe())
        .isEqualTo("predefined split, folds by column 'split' like 'val'");
  }

  @Test
  void a_row_without_a_group_is_refused_with_its_name() {
    assertThat(groupKFold(2, Groups.byName("patient-(\\d+)_")).forRows(TEXTS).problems(LABELS))
        .singleElement()
        .hasToString(
            """
            groups of the folds: expected a group for each row, by names like 'patient-(\\d+)_', \
            found none for 'well/control.png' (row 3).
              Change the pattern, or leave these rows out.\
            """);
    assertThat(groupKFold(2, Groups.byColumn("split")).forRows(TEXTS).problems(LABELS))
        .singleElement()
        .hasToString(
            """
            groups of the folds: expected a group for each row, by column 'split', found none for \
            '' (row 3).
              Change the column, or leave these rows out.\
            """);
  }

  @Test
  void rows_that_lack_names_or_the_column_are_refused() {
    assertThat(groupKFold(2, Groups.byName("patient-(\\d+)_")).problems(LABELS))
        .singleElement()
        .hasToString(
            """
            groups of the folds: expected rows with names, for names like 'patient-(\\d+)_' to \
            match, found none.
              Read images from files, or name them with withRowNames(...).\
            """);
    assertThat(predefinedSplit(Groups.byColumn("Fold")).forRows(TEXTS).problems(LABELS))
        .singleElement()
        .hasToString(
            """
            predefined folds: expected a column 'Fold' in the data, found columns split, fold.
              Name a column of the data, or add it with withColumn(...).\
            """);
    assertThat(predefinedSplit(Groups.byColumn("fold")).problems(LABELS))
        .singleElement()
        .hasToString(
            """
            predefined folds: expected a column 'fold' in the data, found no columns.
              Name a column of the data, or add it with withColumn(...).\
            """);
  }

  @Test
  void a_pattern_that_is_no_regular_expression_is_refused() {
    assertThatThrownBy(() -> assertThat(Groups.byName("patient-(\\d+")).isNull())
        .isInstanceOf(RefusedException.class)
        .hasMessage(
            """
            pattern of the folds: expected a regular expression such as 'patient-(\\d+)_', found \
            'patient-(\\d+' (Unclosed group).
              Correct the pattern; a backslash goes before a character that stands for itself.\
            """);
  }

  @Test
  void whole_numbers_of_a_column_are_the_numbers_of_predefined_folds() {
    assertThat(predefinedSplit(Groups.byColumn("fold")).forRows(TEXTS).split(LABELS))
        .containsExactly(
            new Fold(1, Rows.of(0, 2, 3), Rows.of(1)), new Fold(2, Rows.of(1, 3), Rows.of(0, 2)));
  }

  @Test
  void texts_of_a_column_are_folds_in_their_order_and_empty_ones_are_never_validated() {
    assertThat(predefinedSplit(Groups.byColumn("split")).forRows(TEXTS).split(LABELS))
        .containsExactly(
            new Fold(1, Rows.of(1, 2, 3), Rows.of(0)), new Fold(2, Rows.of(0, 3), Rows.of(1, 2)));
  }

  @Test
  void a_pattern_that_not_every_row_matches_makes_a_hold_out() {
    assertThat(predefinedSplit(Groups.byColumn("split", "val")).forRows(TEXTS).split(LABELS))
        .containsExactly(new Fold(1, Rows.of(0, 3), Rows.of(1, 2)));
    assertThat(
            predefinedSplit(Groups.byName("patient-1(\\d)?_|(7)_1")).forRows(TEXTS).split(LABELS))
        .containsExactly(new Fold(1, Rows.of(0, 2, 3), Rows.of(1)));
  }

  @Test
  void a_predefined_split_that_validates_nothing_is_refused() {
    assertThat(predefinedSplit(-1, -1).problems(new int[2]))
        .singleElement()
        .hasToString(
            """
            predefined folds: expected a fold that validates some rows, found −1 for each row.
              Give each row that is to be validated the number of its fold, from 0.\
            """);
    assertThat(predefinedSplit(Groups.byName("^test/")).forRows(TEXTS).problems(LABELS))
        .singleElement()
        .hasToString(
            """
            predefined folds: expected a fold that validates some rows, found none by names like \
            '^test/'.
              Give each row that is to be validated the number of its fold, from 0.\
            """);
    assertThat(predefinedSplit(0, 1).problems(LABELS))
        .singleElement()
        .hasToString(
            """
            predefined folds: expected the fold of each of the 4 rows, found 2.
              Give one number for each training row.\
            """);
  }
}
