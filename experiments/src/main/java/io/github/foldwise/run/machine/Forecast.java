package io.github.foldwise.run.machine;

import io.github.foldwise.experiment.CheckedExperiment;
import io.github.foldwise.run.plan.Course;
import io.github.foldwise.run.plan.Plan;
import io.github.foldwise.run.plan.Pruner;
import io.github.foldwise.run.plan.Shard;
import io.github.foldwise.run.plan.Specification;
import io.github.foldwise.trial.TrialCosts;
import java.util.Comparator;
import java.util.List;

/** Estimates the memory and time of a run on this machine, before anything is trained. */
public final class Forecast {
  /**
   * Resident memory of a process beyond its heap and its trials: Java, TensorFlow and their
   * libraries. Runs of 20 trials grew 270 to 410 MiB beyond both.
   */
  private static final long LIBRARIES = 300L << 20;

  private final CheckedExperiment experiment;
  private final int jobs;
  private final TrialCosts costs;
  private final List<Course> courses;
  private final List<Course> refit; // its variant is not known yet: the baseline represents it

  private Forecast(
      CheckedExperiment experiment,
      int jobs,
      TrialCosts costs,
      List<Course> courses,
      List<Course> refit) {
    this.experiment = experiment;
    this.jobs = jobs;
    this.costs = costs;
    this.courses = courses;
    this.refit = refit;
  }

  /** The forecast of a run from its beginning, with this many trials side by side. */
  public static Forecast of(CheckedExperiment experiment, int jobs, TrialCosts costs) {
    Plan plan = Plan.of(experiment, alike(experiment));
    return new Forecast(
        experiment,
        jobs,
        costs,
        Pruner.of(experiment, plan).rounds().stream()
            .flatMap(round -> Course.of(round).stream())
            .toList(),
        experiment.protocol().refitsBest()
            ? Course.of(List.of(plan.refit(experiment.baseline())))
            : List.of());
  }

  /** The forecast of one share of it, whose process has this many trials side by side. */
  public static Forecast of(CheckedExperiment experiment, Shard shard, int jobs, TrialCosts costs) {
    Plan plan = Plan.of(experiment, alike(experiment));
    List<Course> own =
        Pruner.of(experiment, plan).rounds().stream()
            .flatMap(round -> shard.of(Course.of(round), costs).stream())
            .toList();
    return new Forecast(experiment, jobs, costs, own, List.of());
  }

  /** Number of trials; a computation with several names counts once. */
  public int trials() {
    return courses.stream().mapToInt(course -> course.stages().size()).sum();
  }

  /** Operations of all trainings but the refit. */
  public double operations() {
    return courses.stream().mapToDouble(course -> course.operations(costs)).sum();
  }

  /**
   * Peak bytes: the libraries, the heap, and the largest trials. The heap holds the data, and
   * garbage from checkpoints soon fills all the heap that Java has reserved.
   */
  public long memoryBytes() {
    return memoryBytes(Runtime.getRuntime().totalMemory());
  }

  long memoryBytes(long heapBytes) {
    double trials =
        courses.stream()
            .map(course -> course.longest().variant().memoryBytes(costs))
            .sorted(Comparator.reverseOrder())
            .limit(jobs)
            .mapToDouble(bytes -> bytes)
            .sum();
    return (long) (LIBRARIES + heapBytes + trials);
  }

  /** Bytes free on this machine now. */
  public static long freeBytes() {
    return FreeMemory.bytes();
  }

  /** How long it takes on a machine of this speed. */
  public Timetable timetable(SpeedMeasurement measured) {
    return new Timetable(experiment, courses, refit, jobs, measured);
  }

  /** Whether two trials are the same computation does not depend on the engine. */
  private static Specification alike(CheckedExperiment experiment) {
    return new Specification(experiment.name(), "", "", "", experiment.seed(), 1, "", "", "", "");
  }
}
