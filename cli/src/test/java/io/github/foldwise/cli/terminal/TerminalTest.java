package io.github.foldwise.cli.terminal;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.OptionalInt;
import java.util.function.IntFunction;
import org.junit.jupiter.api.Test;

@SuppressWarnings("UnnecessaryLambda") // three terminals, each with its name
class TerminalTest {
  private static final IntFunction<OptionalInt> WIDE = descriptor -> OptionalInt.of(200);
  private static final IntFunction<OptionalInt> UNKNOWN = descriptor -> OptionalInt.of(0);
  private static final IntFunction<OptionalInt> PIPE = descriptor -> OptionalInt.empty();

  @Test
  void a_bar_is_drawn_on_a_terminal_and_not_in_a_pipe() {
    assertThat(unix(Map.of("TERM", "xterm"), WIDE).isLive()).isTrue();
    assertThat(unix(Map.of("TERM", "xterm"), PIPE).isLive()).isFalse();
  }

  @Test
  void a_dumb_or_unnamed_terminal_gets_lines() {
    assertThat(unix(Map.of("TERM", "dumb"), WIDE).isLive()).isFalse();
    assertThat(unix(Map.of(), WIDE).isLive()).isFalse();
  }

  @Test
  void a_console_of_windows_has_no_name() {
    assertThat(new Terminal(Map.of(), WIDE, false).isLive()).isTrue();
    assertThat(new Terminal(Map.of("TERM", "dumb"), WIDE, false).isLive()).isFalse();
  }

  @Test
  void the_width_is_the_terminals_then_that_of_the_environment_then_80() {
    assertThat(unix(Map.of("COLUMNS", "100"), WIDE).columnsOfProgress()).isEqualTo(200);
    assertThat(unix(Map.of("COLUMNS", "100"), UNKNOWN).columnsOfProgress()).isEqualTo(100);
    assertThat(unix(Map.of("COLUMNS", "100"), PIPE).columnsOfResults()).isEqualTo(100);
    assertThat(unix(Map.of("COLUMNS", "wide"), PIPE).columnsOfResults()).isEqualTo(80);
    assertThat(unix(Map.of(), UNKNOWN).columnsOfProgress()).isEqualTo(80);
  }

  @Test
  void each_stream_may_lead_elsewhere() {
    Terminal terminal =
        unix(
            Map.of("TERM", "xterm"),
            descriptor -> descriptor == 2 ? OptionalInt.of(120) : OptionalInt.empty());

    assertThat(terminal.isLive()).isTrue();
    assertThat(terminal.showsResults()).isFalse();
    assertThat(terminal.columnsOfProgress()).isEqualTo(120);
    assertThat(terminal.columnsOfResults()).isEqualTo(80);
  }

  private static Terminal unix(Map<String, String> variables, IntFunction<OptionalInt> columns) {
    return new Terminal(variables, columns, true);
  }
}
