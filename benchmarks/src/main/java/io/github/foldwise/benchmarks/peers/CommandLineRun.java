package io.github.foldwise.benchmarks.peers;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;

/**
 * The command line in a separate process without Maven, observed from outside and stopped by
 * SIGTERM.
 *
 * @param secondsToTrial from the start of the process to {@code TrialStarted} in its journal
 * @param secondsToStep from the start of the process to the end of its first training step
 * @param peakMebibytes peak resident memory; empty without /proc
 */
record CommandLineRun(double secondsToTrial, double secondsToStep, OptionalDouble peakMebibytes) {
  private static final List<String> RUN = List.of("run", "fashion-mnist", "--preset", "full");

  /** The command, for readers. */
  static String command(String program, int jobs) {
    return "%s %s --jobs %s".formatted(program, String.join(" ", RUN), jobs);
  }

  /**
   * Runs it on a folder of data, and trains for some seconds before memory is read.
   *
   * @param program what precedes its arguments; its main class is {@link FirstStep}
   * @param options of Java
   */
  static CommandLineRun of(
      Workplace place, List<String> program, String options, Path data, int seconds)
      throws IOException, InterruptedException, ContenderFailedException {
    Path directory = place.work().resolve("command-line");
    Path journal = directory.resolve("journal.jsonl");
    Path firstStep = place.work().resolve("step-ended").toAbsolutePath();
    Files.deleteIfExists(journal); // from an earlier round
    Files.deleteIfExists(firstStep);
    List<String> command = new ArrayList<>(program);
    command.addAll(RUN);
    command.addAll(List.of("--fresh", "--data", data.toString()));
    command.addAll(List.of("--jobs", String.valueOf(place.cores()), "--out", directory.toString()));
    Path log = place.logs().resolve("command-line.log");
    Files.createDirectories(place.logs());
    long start = System.nanoTime();
    ProcessBuilder builder =
        new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(log.toFile());
    Map<String, String> variables = builder.environment();
    variables.put("JAVA_TOOL_OPTIONS", options);
    variables.put("FOLDWISE_MAIN", FirstStep.class.getName());
    variables.put(FirstStep.FILE, firstStep.toString());
    Process process = builder.start();
    try {
      double untilTrial = secondsUntil(() -> hasTrial(journal), start, process, log);
      double untilStep = secondsUntil(() -> Files.exists(firstStep), start, process, log);
      if (process.waitFor(seconds, TimeUnit.SECONDS)) {
        throw new ContenderFailedException("the command line ended early: see " + log);
      }
      OptionalDouble peak = PeakMemory.of(process.pid());
      process.destroy();
      process.waitFor();
      return new CommandLineRun(untilTrial, untilStep, peak);
    } finally {
      process.destroyForcibly();
    }
  }

  private static double secondsUntil(BooleanSupplier seen, long start, Process process, Path log)
      throws InterruptedException, ContenderFailedException {
    while (!seen.getAsBoolean()) {
      if (!process.isAlive()) {
        throw new ContenderFailedException("the command line ended early: see " + log);
      }
      TimeUnit.MILLISECONDS.sleep(5);
    }
    return (System.nanoTime() - start) / 1e9;
  }

  private static boolean hasTrial(Path journal) {
    try {
      return Files.exists(journal)
          && new String(Files.readAllBytes(journal), UTF_8).contains("\"TrialStarted\"");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
