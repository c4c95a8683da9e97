package io.github.foldwise.cli.terminal;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import org.junit.jupiter.api.Test;

class LastLineTest {
  private final Screen screen = new Screen(20);
  private final LastLine line = new LastLine(screen.stream());
  private final PrintStream above = new PrintStream(line.above(screen.stream()), true, UTF_8);

  @Test
  void what_is_printed_appears_above_the_line() {
    line.show("[##--] 50 %", 20);
    above.println("one");
    above.println("two is a longer text");
    line.show("[###-] 75 %", 20);

    assertThat(screen.lines()).containsExactly("one", "two is a longer text", "[###-] 75 %");
  }

  @Test
  void a_shorter_line_covers_a_longer_one() {
    line.show("[##--] 2 min left", 20);
    line.show("[###-] 9 s", 20);

    assertThat(screen.lines()).containsExactly("[###-] 9 s");
  }

  @Test
  void a_removed_line_leaves_an_empty_one_to_go_on_in() {
    line.show("[##--] 50 %", 20);
    line.clear();
    above.println("end");

    assertThat(screen.lines()).containsExactly("end", "");
  }

  @Test
  void the_line_waits_for_the_end_of_what_is_printed_above() {
    line.show("[##--] 50 %", 20);
    above.print("half of ");
    line.show("[###-] 75 %", 20);
    assertThat(screen.lines()).containsExactly("half of");

    above.println("a line");
    assertThat(screen.lines()).containsExactly("half of a line", "[###-] 75 %");
  }

  @Test
  void the_cursor_rests_at_the_first_column_so_that_a_control_c_is_covered() {
    line.show("[##--] 50 %", 20);
    screen.stream().print("^C");
    above.println("Stopping.");

    assertThat(screen.lines()).containsExactly("Stopping.", "[##--] 50 %");
  }

  // A terminal wraps the line that was there; the cursor stays at its beginning.
  @Test
  void in_a_resized_window_what_the_terminal_wrapped_is_erased() {
    ByteArrayOutputStream written = new ByteArrayOutputStream();
    LastLine resized = new LastLine(new PrintStream(written, true, UTF_8));
    resized.show("[####-----] 40 %".substring(0, 15), 20);
    resized.show("[##-] 5 %", 12);

    assertThat(written.toString(UTF_8)).isEqualTo("\r[####-----] 40 \r\u001b[J\r[##-] 5 %\r");
  }

  @Test
  @SuppressWarnings("try") // the redirection only has to end
  void what_user_code_prints_appears_above_the_line_until_the_redirection_is_closed() {
    PrintStream err = System.err;
    PrintStream out = System.out;
    try {
      System.setErr(screen.stream());
      System.setOut(screen.stream());
      try (LastLine.Redirection redirected = line.redirect(true)) {
        line.show("[##--] 50 %", 20);
        System.err.println("a warning");
        System.out.println("a print");
      }
      assertThat(System.err).isSameAs(screen.stream());
      assertThat(System.out).isSameAs(screen.stream());
    } finally {
      System.setErr(err);
      System.setOut(out);
    }
    assertThat(screen.lines()).containsExactly("a warning", "a print", "[##--] 50 %");
  }
}
