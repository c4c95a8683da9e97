package io.github.foldwise.benchmarks.peers;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;

/** A worker's connection to the comparison that started it, over its standard streams. */
final class Link {
  /** A worker prints this line when it is warm, then waits for a line before it continues. */
  static final String READY = "ready";

  private final BufferedReader in = new BufferedReader(new InputStreamReader(System.in, UTF_8));
  private final PrintStream out = new PrintStream(System.out, true, UTF_8);

  /** Returns when all workers of the contender are ready. */
  void awaitOthers() throws IOException {
    out.println(READY);
    if (in.readLine() == null) {
      throw new IOException("the comparison ended before this worker did");
    }
  }

  /** Reports the measurements, once. */
  void report(Object report) throws IOException {
    out.println(new ObjectMapper().writeValueAsString(report));
  }
}
