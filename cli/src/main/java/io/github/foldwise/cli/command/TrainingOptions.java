package io.github.foldwise.cli.command;

import io.github.foldwise.check.Problem;
import io.github.foldwise.check.RefusedException;
import io.github.foldwise.run.plan.Shard;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** The options for a run's files and resources; they do not change what is trained. */
final class TrainingOptions {
  private static final int MOST_THREADS = 1024;

  @Option(
      names = "--out",
      paramLabel = "DIR",
      description = "The run directory (default: runs/NAME-PRESET, or runs/NAME without presets).")
  private Optional<Path> out;

  @Option(
      names = "--fresh",
      description = "Delete what an earlier run wrote there, and train everything again.")
  private boolean fresh;

  @Option(
      names = "--cache",
      paramLabel = "DIR",
      description =
          "A folder of finished trials shared by several runs: no run trains what another one"
              + " trained (default: use only the run directory).")
  private Optional<Path> cache;

  @Option(
      names = "--jobs",
      paramLabel = "N",
      description = "Trials to train in parallel (default: one per core, or 2 on a CUDA device).")
  private Optional<Integer> jobs;

  @Option(
      names = "--threads",
      paramLabel = "N",
      defaultValue = "1",
      description = "Threads per trial (default: 1).")
  private int threads;

  @Option(
      names = "--device",
      paramLabel = "DEVICE",
      defaultValue = "auto",
      description = "auto, cpu, cuda or cuda:N; auto picks the first CUDA device, or else the CPU.")
  private String device;

  @Mixin private ClusterOptions cluster;

  @Mixin private ShardOption shard;

  /** Refuses impossible numbers and names before anything is loaded. */
  void refuseBad() {
    List<Problem> problems = new ArrayList<>();
    requireNamed(problems, "--out", out, "runs/mine");
    requireNamed(problems, "--cache", cache, "runs/cache");
    requireAtLeastOne(problems, "--jobs", jobs.orElse(1));
    requireAtLeastOne(problems, "--threads", threads);
    if (threads > MOST_THREADS) {
      problems.add(
          Problem.of(
              "--threads",
              "at most " + MOST_THREADS,
              String.valueOf(threads),
              "Omit it, or give at most the number of cores of this machine."));
    }
    cluster.refuseBad(problems, device);
    shard.refuseBad(problems, cache.isPresent(), fresh);
    RefusedException.throwIfAny(problems);
  }

  /** The engine that trains: this machine's, or a cluster. */
  Engine engine(Engine local) {
    return cluster.engine(local);
  }

  /** The share to train; empty for all. */
  Optional<Shard> shard() {
    return shard.shard();
  }

  /** The run directory; by default each preset of an experiment has its own. */
  Path directory(String experiment, String preset) {
    return out.orElseGet(() -> folderOf(preset.isEmpty() ? experiment : experiment + "-" + preset));
  }

  /** A POSIX locale has no folder names with letters beyond ASCII. */
  private static Path folderOf(String run) {
    try {
      return Path.of("runs", run);
    } catch (InvalidPathException e) {
      throw new RefusedException(
          Problem.of(
              "run directory",
              "the name of a folder in this locale",
              "that of the experiment, '" + run + "'",
              "Name a folder with --out, or set LC_ALL=C.UTF-8."));
    }
  }

  Optional<Path> cache() {
    return cache;
  }

  boolean fresh() {
    return fresh;
  }

  /** As many as were asked for, else as many as suit the device of the engine. */
  int jobs(Engine engine, String chosenDevice) {
    return jobs.orElseGet(() -> engine.jobs(chosenDevice, threads));
  }

  int threads() {
    return threads;
  }

  String device() {
    return device;
  }

  /** The arguments that affect a run's numbers, each after a space. */
  String arguments() {
    return threads == 1 ? "" : " --threads " + threads;
  }

  private static void requireNamed(
      List<Problem> problems, String option, Optional<Path> folder, String example) {
    folder
        .filter(given -> given.toString().isBlank())
        .ifPresent(
            given ->
                problems.add(
                    Problem.of(
                        option,
                        "the name of a folder",
                        "'" + given + "'",
                        "Name the folder, for example %s %s, or omit the option."
                            .formatted(option, example))));
  }

  private static void requireAtLeastOne(List<Problem> problems, String option, int number) {
    if (number < 1) {
      problems.add(Problem.of(option, "at least 1", String.valueOf(number), "Omit it, or give 1."));
    }
  }
}
