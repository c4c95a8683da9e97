package io.github.foldwise.run.plan;

import io.github.foldwise.check.Problem;
import io.github.foldwise.check.RefusedException;
import io.github.foldwise.experiment.CheckedExperiment;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What to run, and where its files go.
 *
 * @param experiment checked on its data
 * @param preset its name; empty without one
 * @param command the arguments or the Java call that repeat the run, without paths and number of
 *     jobs
 * @param directory the run directory; created if missing
 * @param fresh whether to delete the files of an earlier run there first
 * @param jobs trials trained side by side, at least 1; changes no result
 * @param threads of each trial, at least 1; part of the specification
 * @param device that trains, such as {@code cpu} or {@code cuda:0}
 * @param tensorflowVersion version of the engine behind the trainer
 * @param cache folder of outcomes that several runs share; empty to use the run directory alone
 * @param mainClass the program that runs it; empty for Foldwise's own and for an embedded run
 * @param acting what a listener that may act does; empty without one
 */
public record RunRequest(
    CheckedExperiment experiment,
    String preset,
    String command,
    Path directory,
    boolean fresh,
    int jobs,
    int threads,
    String device,
    String tensorflowVersion,
    Optional<Path> cache,
    String mainClass,
    String acting) {

  /** A run that no listener acts on. */
  public RunRequest(
      CheckedExperiment experiment,
      String preset,
      String command,
      Path directory,
      boolean fresh,
      int jobs,
      int threads,
      String device,
      String tensorflowVersion,
      Optional<Path> cache,
      String mainClass) {
    this(
        experiment,
        preset,
        command,
        directory,
        fresh,
        jobs,
        threads,
        device,
        tensorflowVersion,
        cache,
        mainClass,
        "");
  }

  /** Refuses fewer than one job or thread. */
  public RunRequest {
    List<Problem> problems = new ArrayList<>();
    requireAtLeastOne(problems, "--jobs", jobs);
    requireAtLeastOne(problems, "--threads", threads);
    RefusedException.throwIfAny(problems);
  }

  private static void requireAtLeastOne(List<Problem> problems, String place, int found) {
    if (found < 1) {
      problems.add(
          Problem.of(
              place,
              "at least 1",
              String.valueOf(found),
              "Write %s 1, or leave it out.".formatted(place)));
    }
  }
}
