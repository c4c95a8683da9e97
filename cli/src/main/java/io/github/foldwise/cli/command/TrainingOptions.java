package io.github.foldwise.cli.command;

import io.github.foldwise.check.Problem;
import io.github.foldwise.check.RefusedException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Option;

/** Where a run's files go, and what trains it: nothing of it changes what is to be trained. */
final class TrainingOptions {
  private static final int MOST_THREADS = 1024;
  private static final int JOBS_ON_A_GPU = 2;

  @Option(
      names = "--out",
      paramLabel = "DIR",
      description = "The run directory; without it, runs/NAME.")
  private Optional<Path> out;

  @Option(
      names = "--fresh",
      description = "Delete what an earlier run wrote there, and train everything anew.")
  private boolean fresh;

  @Option(
      names = "--cache",
      paramLabel = "DIR",
      description =
          "A folder of finished trials that several runs share: what one of them trained, no other"
              + " trains again. Without it, only the run directory is consulted.")
  private Optional<Path> cache;

  @Option(
      names = "--jobs",
      paramLabel = "N",
      description =
          "Trials that train side by side; without it, one per core, or 2 on a CUDA device.")
  private Optional<Integer> jobs;

  @Option(
      names = "--threads",
      paramLabel = "N",
      defaultValue = "1",
      description = "Threads of each trial, 1 unless said otherwise.")
  private int threads;

  @Option(
      names = "--device",
      paramLabel = "DEVICE",
      defaultValue = "auto",
      description = "auto, cpu, cuda or cuda:N; auto takes the first CUDA device, else the CPU.")
  private String device;

  /** All numbers and names that cannot be meant, before anything is loaded. */
  void refuseBad() {
    List<Problem> problems = new ArrayList<>();
    if (out.isPresent() && out.get().toString().isBlank()) {
      problems.add(
          Problem.of(
              "--out",
              "a folder's name",
              "'" + out.get() + "'",
              "Name the folder, for example --out runs/mine, or leave it out."));
    }
    requireAtLeastOne(problems, "--jobs", jobs.orElse(1));
    requireAtLeastOne(problems, "--threads", threads);
    if (threads > MOST_THREADS) {
      problems.add(
          Problem.of(
              "--threads",
              "at most " + MOST_THREADS,
              String.valueOf(threads),
              "Leave it out, or give at most the number of this machine's cores."));
    }
    if (!problems.isEmpty()) {
      throw new RefusedException(problems);
    }
  }

  Path directory(String experiment) {
    return out.orElseGet(() -> Path.of("runs", experiment));
  }

  Optional<Path> cache() {
    return cache;
  }

  boolean fresh() {
    return fresh;
  }

  /**
   * As many as were asked for, else one for each core. On a GPU the kernels of all trials stand in
   * one queue: a second trial fills it while the first is between two steps, and what further ones
   * would gain, they take in memory.
   *
   * @param device that was chosen or asked for
   */
  int jobs(String device) {
    int most = Math.max(1, Runtime.getRuntime().availableProcessors() / threads);
    return jobs.orElse(device.startsWith("cuda") ? Math.min(JOBS_ON_A_GPU, most) : most);
  }

  int threads() {
    return threads;
  }

  String device() {
    return device;
  }

  /** What of it decides a run's numbers, as it is written behind other arguments. */
  String arguments() {
    return threads == 1 ? "" : " --threads " + threads;
  }

  private static void requireAtLeastOne(List<Problem> problems, String option, int number) {
    if (number < 1) {
      problems.add(
          Problem.of(option, "at least 1", String.valueOf(number), "Leave it out, or give 1."));
    }
  }
}
