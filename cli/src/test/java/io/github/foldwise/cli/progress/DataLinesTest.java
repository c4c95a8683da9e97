package io.github.foldwise.cli.progress;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import org.junit.jupiter.api.Test;

class DataLinesTest {
  private final ByteArrayOutputStream out = new ByteArrayOutputStream();

  @Test
  void each_quarter_of_each_set_has_a_line() {
    DataLines lines = new DataLines(new PrintStream(out, true, UTF_8));
    for (int done = 1; done <= 60_000; done++) {
      lines.progressed("Pets", done, 60_000);
    }
    lines.ended("Pets");
    lines.progressed("More pets", 9, 10);

    assertThat(out.toString(UTF_8).lines())
        .containsExactly(
            "Pets: 25 % of 60,000 images decoded",
            "Pets: 50 % of 60,000 images decoded",
            "Pets: 75 % of 60,000 images decoded",
            "More pets: 75 % of 10 images decoded");
  }
}
