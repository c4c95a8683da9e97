package io.github.foldwise.cli.terminal;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.IntConsumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class StopSignalsTest {
  private final ByteArrayOutputStream err = new ByteArrayOutputStream();
  private final List<Integer> halted = new ArrayList<>();
  private final StopSignals stop = stop(halted::add, Duration.ofMinutes(1));

  private StopSignals stop(IntConsumer halt, Duration patience) {
    return new StopSignals(new PrintStream(err, true, UTF_8), halt, "Too late.", patience);
  }

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
  void work_that_does_not_end_in_time_is_ended_with_what_that_means() throws Exception {
    CompletableFuture<Integer> ended = new CompletableFuture<>();
    stop(ended::complete, Duration.ZERO).received("INT");

    assertThat(ended.get(1, TimeUnit.MINUTES)).isEqualTo(130);
    assertThat(err.toString(UTF_8)).endsWith("continues from there.\nToo late.\n");
  }

  @Test
  void the_second_signal_ends_the_process_at_once() {
    stop.received("INT");
    stop.received("TERM");
    stop.close();

    assertThat(halted).containsExactly(143);
  }
}
