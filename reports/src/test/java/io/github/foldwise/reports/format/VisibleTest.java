package io.github.foldwise.reports.format;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The kinds of characters are those of the Unicode Character Database: Cc, Cf, Zs, Zl, Zp, Cs. */
class VisibleTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "T-shirt/top",
        "a b",
        "Größe (µm)",
        "猫",
        "می‌خواهم",
        "שלום",
        "é",
        "👩‍🔬",
        "=1+1",
        "<b>",
        ""
      })
  void what_shows_stays_as_it_is(String name) {
    assertThat(Visible.name(name)).isEqualTo(name);
    assertThat(Visible.text(name)).isEqualTo(name);
  }

  @Test
  void what_acts_on_a_terminal_or_turns_the_direction_shows() {
    String name =
        "\u001b[31mred\u0007 \u202eevil\u2066 \u200f\ufeff\u00ad\u2028\udc00 \udb40\udc41";

    assertThat(Visible.name(name))
        .isEqualTo(
            "\\u001B[31mred\\u0007 \\u202Eevil\\u2066 \\u200F\\uFEFF\\u00AD\\u2028\\uDC00"
                + " \\u{E0041}");
    assertThat(Visible.text(name)).isEqualTo(Visible.name(name));
  }

  @Test
  void names_that_would_look_the_same_look_different() {
    assertThat(Visible.name(" cat")).isEqualTo("\\u0020cat");
    assertThat(Visible.name("cat ")).isEqualTo("cat\\u0020");
    assertThat(Visible.name("a  b")).isEqualTo("a \\u0020b");
    assertThat(Visible.name("a\u00a0b")).isEqualTo("a\\u00A0b");
    assertThat(Visible.name("a\nb\tc")).isEqualTo("a\\u000Ab\\u0009c");
    assertThat(Visible.name(" ")).isEqualTo("\\u0020");
  }

  @Test
  void a_text_keeps_its_lines_and_columns() {
    assertThat(Visible.text("one\r\ntwo\n\tthree  \n")).isEqualTo("one\r\ntwo\n\tthree  \n");
    assertThat(Visible.text("100 %\rdone")).isEqualTo("100 %\\u000Ddone");
  }
}
