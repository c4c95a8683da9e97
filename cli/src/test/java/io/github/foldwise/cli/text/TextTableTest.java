package io.github.foldwise.cli.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class TextTableTest {
  private static final TextTable TABLE =
      new TextTable(
          List.of(
              List.of("variant", "folds", "verdict"),
              List.of("l1=0.0 l2=0.0 bias_l1=0.0", "5", "undecided (12 repeats)"),
              List.of("baseline", "5", "")));

  @Test
  void a_table_that_fits_has_a_line_for_each_row() {
    assertThat(TABLE.within(80, "  "))
        .isEqualTo(
            """
              variant                    folds  verdict
              l1=0.0 l2=0.0 bias_l1=0.0  5      undecided (12 repeats)
              baseline                   5
            """);
  }

  @Test
  void in_a_narrower_terminal_the_widest_cells_wrap() {
    assertThat(TABLE.within(36, ""))
        .isEqualTo(
            """
            variant        folds  verdict
            l1=0.0 l2=0.0  5      undecided (12
            bias_l1=0.0           repeats)
            baseline       5
            """);
  }

  @Test
  void a_word_that_is_too_long_is_broken() {
    assertThat(new TextTable(List.of(List.of("abcdefghijklmno", "x"))).within(13, ""))
        .isEqualTo("abcdefghij  x\nklmno\n");
  }

  @Test
  void wide_characters_take_two_columns_and_accents_none() {
    assertThat(
            new TextTable(List.of(List.of("\u732b", "1"), List.of("e\u0301te", "2")))
                .within(80, ""))
        .isEqualTo("\u732b   1\ne\u0301te  2\n");
  }
}
