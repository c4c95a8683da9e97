package io.github.foldwise.reports.text;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.foldwise.reports.format.NumberText;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MarkdownTest {

  @Test
  void no_character_of_a_name_formats_anything() {
    assertThat(Markdown.escape("a|b *c* _d_ `e` <f> [g] \\ # $h$"))
        .isEqualTo("a\\|b \\*c\\* \\_d\\_ \\`e\\` \\<f\\> \\[g\\] \\\\ \\# \\$h\\$");
  }

  @Test
  void a_line_end_in_a_name_shows_and_one_in_a_sentence_is_a_space() {
    assertThat(Markdown.escape("a\nb")).isEqualTo("a\\\\u000Ab");
    assertThat(Markdown.sentence("It failed:\n  no *room*\n"))
        .isEqualTo("It failed: no \\*room\\*");
  }

  @Test
  void nothing_in_a_block_acts_on_a_terminal_or_turns_the_direction_of_writing() {
    Markdown out = new Markdown();
    out.code("seed 1\n\u001b[2Jmodel\u202e\n");
    assertThat(out).hasToString("```text\nseed 1\n\\u001B[2Jmodel\\u202E\n```\n");
  }

  @Test
  void blocks_are_apart_and_numbers_stand_right() {
    Markdown out = new Markdown();
    out.heading(2, "Title");
    out.table("lr", List.of("a", "b"), List.of(List.of("x", "1")));
    assertThat(out).hasToString("## Title\n\n| a | b |\n|---|---:|\n| x | 1 |\n");
  }

  @Test
  void a_fence_is_longer_than_any_within() {
    Markdown out = new Markdown();
    out.code("```\n");
    assertThat(out).hasToString("````text\n```\n````\n");
  }

  @ParameterizedTest(name = "{0} is printed as {1}")
  @CsvSource({
    "0, 0.0000",
    "0.83725, 0.8373",
    "-0.5, −0.5000",
    "99999.5, 99999.5000",
    "0.00005, 0.0001",
    "100000, 1.00e5",
    "9.97e29, 9.97e29",
    "-123456, −1.23e5",
    "0.00003, 3.00e−5",
    "1.5e-10, 1.50e−10",
    "3.1e-17, 0.0000",
    "NaN, NaN",
    "Infinity, Infinity",
  })
  void a_measure_has_four_decimals_where_they_say_something(double value, String text) {
    assertThat(NumberText.fixed(value)).isEqualTo(text);
  }
}
