package io.github.foldwise.run.plan;

import io.github.foldwise.check.Problem;
import io.github.foldwise.check.RefusedException;
import io.github.foldwise.experiment.CheckedExperiment;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What is to be run, and where its files go.
 *
 * @param experiment checked on its data
 * @param preset name of the preset that made it; empty where there is none
 * @param command the arguments that repeat the run, without paths and numbers of jobs
 * @param directory the run directory; made where it is missing
 * @param fresh whether an earlier run's files in that directory are deleted first
 * @param jobs trials that train side by side, at least 1; decides no result
 * @param threads of each trial, at least 1; part of the specification
 * @param device that trains: {@code cpu}, {@code cuda:0}
 * @param tensorflowVersion version of the engine behind the trainer
 * @param cache folder of outcomes that several runs share; empty to consult the run directory alone
 * @param mainClass the program that runs it, for the command that repeats the run; may be empty
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
    String mainClass) {

  /** Refuses fewer than one job or thread. */
  public RunRequest {
    List<Problem> problems = new ArrayList<>();
    requireAtLeastOne(problems, "--jobs", jobs);
    requireAtLeastOne(problems, "--threads", threads);
    if (!problems.isEmpty()) {
      throw new RefusedException(problems);
    }
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
