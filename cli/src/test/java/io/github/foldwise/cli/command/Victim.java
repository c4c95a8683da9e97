package io.github.foldwise.cli.command;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.foldwise.fixtures.Child;
import io.github.foldwise.fixtures.RunBytes;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Random;

/**
 * A real run in separate processes, to be killed.
 *
 * @param out its run directory
 * @param limit training rows
 * @param jobs trials in parallel
 */
record Victim(Path out, int limit, int jobs) {
  private static final int POLL_MILLIS = 2;
  private static final int LONGEST_PAUSE_MILLIS = 60; // about the time between two events

  /** Size of its journal. */
  long journalBytes() throws IOException {
    return Files.exists(journal()) ? Files.size(journal()) : 0;
  }

  /** Resumes it, and waits until it has ended successfully. */
  void runToItsEnd() throws IOException, InterruptedException {
    int exitCode = start().waitFor();
    assertThat(exitCode).as(said()).isZero();
  }

  /**
   * Resumes it, and kills it at a random time after its journal has reached a random size.
   *
   * @param whole size of the journal of a complete run
   * @return whether it was killed before it had ended
   */
  boolean kill(Random random, long whole) throws IOException, InterruptedException {
    long from = journalBytes();
    long size = from + (long) (random.nextDouble() * Math.max(0, whole - from));
    int pause = random.nextInt(LONGEST_PAUSE_MILLIS);
    Process process = start();
    while (process.isAlive() && journalBytes() <= size) {
      Thread.sleep(POLL_MILLIS);
    }
    Thread.sleep(pause);
    process.destroyForcibly().waitFor(); // SIGKILL
    return process.exitValue() != 0;
  }

  Map<String, String> bytes() throws IOException {
    return RunBytes.of(out);
  }

  private Process start() throws IOException {
    return Child.command(
            List.of(),
            GarmentsMain.class,
            List.of("run", "--device=cpu", "--limit=" + limit, "--jobs=" + jobs, "--out=" + out))
        .redirectErrorStream(true)
        .redirectOutput(output().toFile())
        .start();
  }

  private String said() throws IOException {
    return Files.readString(output(), UTF_8);
  }

  private Path output() {
    return out.resolveSibling(out.getFileName() + ".txt");
  }

  private Path journal() {
    return out.resolve("journal.jsonl");
  }
}
