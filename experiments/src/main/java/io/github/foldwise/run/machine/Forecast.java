package io.github.foldwise.run.machine;

import io.github.foldwise.data.ImageData;
import io.github.foldwise.experiment.CheckedExperiment;
import io.github.foldwise.experiment.CheckedVariant;
import io.github.foldwise.run.plan.Course;
import io.github.foldwise.run.plan.EpochRows;
import io.github.foldwise.run.plan.Plan;
import io.github.foldwise.run.plan.PlannedTrial;
import io.github.foldwise.run.plan.Pruner;
import io.github.foldwise.run.plan.Shard;
import io.github.foldwise.run.plan.Specification;
import io.github.foldwise.run.plan.TestUse;
import io.github.foldwise.trial.TrialCosts;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.PriorityQueue;
import java.util.stream.IntStream;

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
        Course.of(plan.all()),
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

  /**
   * Seconds of all trainings in plan order, each beginning as soon as a job is free, and of the
   * refit after them. Assumes that nothing is pruned.
   */
  public double seconds(SpeedMeasurement calibration) {
    PriorityQueue<Job> free = new PriorityQueue<>(Comparator.comparingDouble(Job::freeAt));
    for (int job = 0; job < jobs; job++) {
      free.add(new Job(0, Optional.empty()));
    }
    double end = 0;
    for (Course course : courses) {
      Job job = free.remove();
      double ended = job.freeAt() + seconds(course, calibration, job.restartsWith(course));
      free.add(new Job(ended, Optional.of(course)));
      end = Math.max(end, ended);
    }
    return end + refit.stream().mapToDouble(course -> seconds(course, calibration, false)).sum();
  }

  /** One of the trainings side by side: when it is free, and what it trained last. */
  private record Job(double freeAt, Optional<Course> last) {
    boolean restartsWith(Course course) {
      CheckedVariant next = course.longest().variant();
      return last.map(before -> before.longest().variant())
          .filter(
              before ->
                  before.model().equals(next.model()) && before.training().equals(next.training()))
          .isPresent();
    }
  }

  /**
   * Seconds of a variant's trainings, one after the other, with a start in each job; 0 if another
   * variant gives its figures, empty if its speed is unknown.
   */
  public Optional<Double> seconds(CheckedVariant variant, SpeedMeasurement calibration) {
    return calibration
        .of(variant)
        .map(
            speed -> {
              List<Course> own = courses.stream().filter(each -> isOf(each, variant)).toList();
              return IntStream.range(0, own.size())
                  .mapToDouble(number -> seconds(own.get(number), speed, number >= jobs))
                  .sum();
            });
  }

  private static boolean isOf(Course course, CheckedVariant variant) {
    return course.longest().variant().variant().equals(variant.variant());
  }

  private double seconds(Course course, SpeedMeasurement calibration, boolean restart) {
    return calibration
        .of(course.longest().variant())
        .map(speed -> seconds(course, speed, restart))
        .orElse(0.0); // a variant that could not be measured cannot be trained either
  }

  private double seconds(Course course, Speed speed, boolean restart) {
    PlannedTrial trial = course.longest();
    double ofEpoch =
        trial.trainedRows() * speed.secondsPerRow()
            + (evaluatedRows(trial) + testRows(trial, TestUse.EACH_EPOCH))
                * speed.secondsPerEvaluatedRow();
    return (restart ? speed.restartSeconds() : speed.startSeconds())
        + trial.epochs() * ofEpoch
        + testRows(trial, TestUse.AT_THE_END) * speed.secondsPerEvaluatedRow();
  }

  private static int evaluatedRows(PlannedTrial trial) {
    return EpochRows.evaluated(
        trial.variant().training(), trial.fold().training(), trial.fold().validation());
  }

  private int testRows(PlannedTrial trial, TestUse when) {
    return trial.testUse() == when ? experiment.data().test().map(ImageData::rows).orElse(0) : 0;
  }

  /** Whether two trials are the same computation does not depend on the engine. */
  private static Specification alike(CheckedExperiment experiment) {
    return new Specification(experiment.name(), "", "", "", experiment.seed(), 1, "", "", "", "");
  }
}
