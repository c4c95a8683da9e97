package io.github.foldwise.cli.terminal;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class StopSignalsTest {
  private final ByteArrayOutputStream err = new ByteArrayOutputStream();
  private final List<Integer> halted = new ArrayList<>();
  private final StopSignals stop = new StopSignals(new PrintStream(err, true, UTF_8), halted::add);

  @Test
  void without_a_signal_nothing_is_asked() {
    stop.close();

    assertThat(stop.requested()).isFalse();
    assertThat(stop.exitCode()).isZero();
  }

  // POSIX: SIGHUP is 1, SIGINT is 2, SIGTERM is 15; a shell reports 128 more.
  @ParameterizedTest
  @CsvSource({"HUP, 129", "INT, 130", "TERM, 143"})
  void the_first_signal_asks_to_stop(String signal, int exitCode) {
    stop.received(signal);
    stop.close();

    assertThat(stop.requested()).isTrue();
    assertThat(stop.exitCode()).isEqualTo(exitCode);
    assertThat(halted).isEmpty();
    assertThat(err.toString(UTF_8))
        .isEqualTo("Stopping. Finished trials are kept: the same command continues from there.\n");
  }

  @Test
  void the_second_signal_ends_the_process_at_once() {
    stop.received("INT");
    stop.received("TERM");
    stop.close();

    assertThat(halted).containsExactly(143);
  }
}
