package io.github.foldwise.reports;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class MarkdownTest {

  @Test
  void no_character_of_a_name_formats_anything() {
    assertThat(Markdown.escape("a|b *c* _d_ `e` <f> [g] \\ #\nh"))
        .isEqualTo("a\\|b \\*c\\* \\_d\\_ \\`e\\` \\<f\\> \\[g\\] \\\\ \\# h");
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
}
