package io.github.foldwise.benchmarks.peers;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import java.util.concurrent.TimeUnit;

/**
 * The command line in a separate process without Maven, observed from outside and stopped by
 * SIGTERM.
 *
 * @param secondsToTrial from the start of the process to {@code TrialStarted} in its journal
 * @param peakMebibytes peak resident memory; empty without /proc
 */
record CommandLineRun(double secondsToTrial, OptionalDouble peakMebibytes) {
  private static final List<String> RUN = List.of("run", "fashion-mnist", "--preset", "full");

  /** The command, for readers. */
  static String command(String program, int jobs) {
    return "%s %s --jobs %s".formatted(program, String.join(" ", RUN), jobs);
  }

  /**
   * Runs it on a folder of data, and trains for some seconds before memory is read.
   *
   * @param program what precedes its arguments
   */
  static CommandLineRun of(Workplace place, List<String> program, Path data, int seconds)
      throws IOException, InterruptedException, ContenderFailedException {
    Path directory = place.work().resolve("command-line");
    Path journal = directory.resolve("journal.jsonl");
    Files.deleteIfExists(journal); // from an earlier round
    List<String> command = new ArrayList<>(program);
    command.addAll(RUN);
    command.addAll(List.of("--fresh", "--data", data.toString()));
    command.addAll(List.of("--jobs", String.valueOf(place.cores()), "--out", directory.toString()));
    Path log = place.logs().resolve("command-line.log");
    Files.createDirectories(place.logs());
    long start = System.nanoTime();
    ProcessBuilder builder =
        new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(log.toFile());
    builder.environment().put("JAVA_TOOL_OPTIONS", "-Xmx512m");
    Process process = builder.start();
    try {
      while (!hasTrial(journal)) {
        if (!process.isAlive()) {
          throw new ContenderFailedException("the command line ended early: see " + log);
        }
        TimeUnit.MILLISECONDS.sleep(5);
      }
      double untilTrial = (System.nanoTime() - start) / 1e9;
      process.waitFor(seconds, TimeUnit.SECONDS);
      OptionalDouble peak = PeakMemory.of(process.pid());
      process.destroy();
      process.waitFor();
      return new CommandLineRun(untilTrial, peak);
    } finally {
      process.destroyForcibly();
    }
  }

  private static boolean hasTrial(Path journal) throws IOException {
    return Files.exists(journal)
        && new String(Files.readAllBytes(journal), UTF_8).contains("\"TrialStarted\"");
  }
}
