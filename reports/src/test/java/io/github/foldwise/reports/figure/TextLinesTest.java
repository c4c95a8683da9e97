package io.github.foldwise.reports.figure;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class TextLinesTest {
  private static final double SIZE = 10;

  @Test
  void a_text_breaks_between_words_and_a_long_word_within() {
    double room = Canvas.textWidth("units=64 bn=true", SIZE);
    assertThat(TextLines.of("units=64 bn=true lr=0.1", SIZE, room, 3))
        .containsExactly("units=64 bn=true", "lr=0.1");
    assertThat(TextLines.of("aaaaaa", SIZE, Canvas.textWidth("aaaa", SIZE), 3))
        .containsExactly("aaaa", "aa");
  }

  @Test
  void the_last_line_holds_the_rest() {
    assertThat(TextLines.of("a b c d", SIZE, Canvas.textWidth("a", SIZE), 2))
        .containsExactly("a", "b c d");
    assertThat(TextLines.of("", SIZE, 5, 2)).containsExactly("");
  }
}
