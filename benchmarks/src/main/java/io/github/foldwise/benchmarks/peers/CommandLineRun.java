package io.github.foldwise.benchmarks.peers;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.github.foldwise.studies.Main;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.OptionalDouble;
import java.util.concurrent.TimeUnit;

/**
 * The command line in a separate process without Maven, observed from outside and stopped by
 * SIGTERM.
 *
 * @param secondsToTrial from the start of the process to {@code TrialStarted} in its journal
 * @param peakMebibytes peak resident memory, the kernel's {@code VmHWM}; empty without /proc
 */
record CommandLineRun(double secondsToTrial, OptionalDouble peakMebibytes) {
  private static final List<String> JVM = List.of("-Xmx512m");

  /** The command, for readers. */
  static String command(int jobs) {
    return "java -Xmx512m -cp … %s run fashion-mnist --preset full --jobs %s"
        .formatted(Main.class.getName(), jobs);
  }

  /** Runs it on a folder of data, and trains for some seconds before memory is read. */
  static CommandLineRun of(Workplace place, Path data, int seconds)
      throws IOException, InterruptedException, ContenderFailedException {
    Path directory = place.work().resolve("command-line");
    Path journal = directory.resolve("journal.jsonl");
    Files.deleteIfExists(journal); // from an earlier round
    List<String> command =
        place.java(
            JVM,
            Main.class,
            "run",
            "fashion-mnist",
            "--preset",
            "full",
            "--fresh",
            "--data",
            data.toString(),
            "--jobs",
            String.valueOf(place.cores()),
            "--out",
            directory.toString());
    Path log = place.logs().resolve("command-line.log");
    Files.createDirectories(place.logs());
    long start = System.nanoTime();
    Process process =
        new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(log.toFile()).start();
    try {
      while (!hasTrial(journal)) {
        if (!process.isAlive()) {
          throw new ContenderFailedException("the command line ended early: see " + log);
        }
        TimeUnit.MILLISECONDS.sleep(5);
      }
      double untilTrial = (System.nanoTime() - start) / 1e9;
      process.waitFor(seconds, TimeUnit.SECONDS);
      OptionalDouble peak = peakMebibytes(process);
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

  private static OptionalDouble peakMebibytes(Process process) throws IOException {
    Path status = Path.of("/proc", String.valueOf(process.pid()), "status");
    if (!Files.isReadable(status)) {
      return OptionalDouble.empty();
    }
    return new String(Files.readAllBytes(status), UTF_8)
        .lines()
        .filter(line -> line.startsWith("VmHWM:"))
        .mapToDouble(line -> Double.parseDouble(line.replaceAll("[^0-9]", "")) / 1024)
        .findFirst();
  }
}
