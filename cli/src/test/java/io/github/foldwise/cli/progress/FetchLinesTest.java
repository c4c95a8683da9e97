package io.github.foldwise.cli.progress;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.net.URI;
import org.junit.jupiter.api.Test;

class FetchLinesTest {
  private static final URI HOST = URI.create("http://localhost/a.gz");

  private final ByteArrayOutputStream err = new ByteArrayOutputStream();
  private final FetchLines lines = new FetchLines(new PrintStream(err, true, UTF_8));

  @Test
  void a_download_is_reported_at_each_quarter() {
    lines.started("a.gz", HOST);
    for (int bytes = 100; bytes <= 1000; bytes += 100) {
      lines.received("a.gz", bytes, 1000);
    }
    lines.finished("a.gz", 1000);

    assertThat(err.toString(UTF_8))
        .isEqualTo(
            """
            a.gz: from http://localhost/a.gz
            a.gz: 25 %
            a.gz: 50 %
            a.gz: 75 %
            a.gz: 1,000 bytes, checked.
            """);
  }

  @Test
  void a_host_that_fails_is_named_with_the_reason() {
    lines.kept("a.gz");
    lines.failed("b.gz", HOST, "404");

    assertThat(err.toString(UTF_8))
        .isEqualTo("a.gz: already there.\nb.gz: not available from http://localhost/a.gz (404)\n");
  }
}
