package io.github.foldwise.cli.command;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.foldwise.cli.terminal.StandardOutput;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class StandardOutputTest {
  private final ByteArrayOutputStream err = new ByteArrayOutputStream();

  @Test
  void a_full_disk_is_reported() {
    assertThat(listOnto("No space left on device")).isEqualTo(2);
    assertThat(err.toString(UTF_8))
        .isEqualTo(
            """
            standard output: expected one that accepts all output, found one that does not.
              Make room on the disk, or send the output elsewhere.
            """);
  }

  @Test
  void a_closed_pipe_is_no_error() {
    assertThat(listOnto("Broken pipe")).isZero();
    assertThat(err.toString(UTF_8)).isEmpty();
  }

  private int listOnto(String problem) {
    OutputStream broken =
        new OutputStream() {
          @Override
          public void write(int b) throws IOException {
            throw new IOException(problem);
          }
        };
    StandardOutput out = new StandardOutput(new PrintStream(broken, true, UTF_8), broken);
    Surroundings surroundings =
        Surroundings.withoutTerminal(
            new PrintStream(out, true, UTF_8),
            new PrintStream(err, true, UTF_8),
            Map.of(),
            Path.of("no-home"),
            ThrowingEngine.UNTOUCHED,
            "");
    return new CommandLineApp(List.of(SmallExperiment.EXPERIMENT), surroundings).run("list");
  }
}
