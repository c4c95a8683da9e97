package io.github.foldwise.run.machine;

import io.github.foldwise.data.ImageData;
import io.github.foldwise.experiment.CheckedExperiment;
import io.github.foldwise.experiment.CheckedVariant;
import io.github.foldwise.experiment.TrialMemory;
import io.github.foldwise.run.plan.Course;
import io.github.foldwise.run.plan.EpochRows;
import io.github.foldwise.run.plan.Plan;
import io.github.foldwise.run.plan.PlannedTrial;
import io.github.foldwise.run.plan.Specification;
import io.github.foldwise.run.plan.TestLooks;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.PriorityQueue;

/** What a run takes of this machine, foretold. Nothing of it is trained yet. */
public final class Forecast {
  /**
   * Resident memory of a process beside its heap and its trials: Java and TensorFlow with their
   * libraries. Runs of 20 trials grew to 270 to 410 MiB over both.
   */
  private static final long LIBRARIES = 300L << 20;

  private final CheckedExperiment experiment;
  private final int jobs;
  private final List<Course> courses;
  private final List<Course>
      refit; // of a variant that is not known yet: the baseline stands for it

  private Forecast(CheckedExperiment experiment, int jobs) {
    this.experiment = experiment;
    this.jobs = jobs;
    Plan plan = Plan.of(experiment, alike(experiment));
    this.courses = Course.of(plan.all());
    this.refit =
        experiment.protocol().refitsBest()
            ? Course.of(List.of(plan.refit(experiment.baseline())))
            : List.of();
  }

  /** Of a run from its beginning, with so many trials side by side. */
  public static Forecast of(CheckedExperiment experiment, int jobs) {
    return new Forecast(experiment, jobs);
  }

  /**
   * Bytes at the peak: the libraries, the heap, and the trials that take the most. The heap holds
   * the data, and what checkpoints leave behind soon fills as much of it as Java has set aside.
   */
  public long memoryBytes() {
    return memoryBytes(Runtime.getRuntime().totalMemory());
  }

  long memoryBytes(long heapBytes) {
    double trials =
        courses.stream()
            .map(course -> TrialMemory.bytes(course.longest().variant()))
            .sorted(Comparator.reverseOrder())
            .limit(jobs)
            .mapToDouble(bytes -> bytes)
            .sum();
    return (long) (LIBRARIES + heapBytes + trials);
  }

  /** Bytes that are free on this machine now. */
  public static long freeBytes() {
    return FreeMemory.bytes();
  }

  /**
   * Seconds of all trainings, each begun as soon as one of the jobs is free, in plan order, and of
   * the refit after them. Nothing is given up early.
   */
  public double seconds(SpeedMeasurement calibration) {
    PriorityQueue<Double> freeAt = new PriorityQueue<>();
    for (int job = 0; job < jobs; job++) {
      freeAt.add(0.0);
    }
    double end = 0;
    for (Course course : courses) {
      double ended = freeAt.remove() + seconds(course, calibration);
      freeAt.add(ended);
      end = Math.max(end, ended);
    }
    return end + refit.stream().mapToDouble(course -> seconds(course, calibration)).sum();
  }

  /**
   * Seconds of the trainings that a variant has, one after the other; 0 where others give its
   * figures, empty where its speed is not known.
   */
  public Optional<Double> seconds(CheckedVariant variant, SpeedMeasurement calibration) {
    return calibration
        .of(variant)
        .map(
            speed ->
                courses.stream()
                    .filter(course -> isOf(course, variant))
                    .mapToDouble(course -> seconds(course, speed))
                    .sum());
  }

  private static boolean isOf(Course course, CheckedVariant variant) {
    return course.longest().variant().variant().equals(variant.variant());
  }

  private double seconds(Course course, SpeedMeasurement calibration) {
    return calibration
        .of(course.longest().variant())
        .map(speed -> seconds(course, speed))
        .orElse(0.0); // what could not even be tried will not be trained either
  }

  private double seconds(Course course, Speed speed) {
    PlannedTrial trial = course.longest();
    double ofEpoch =
        trial.learntRows() * speed.secondsPerRow()
            + (judgedRows(trial) + testRows(trial, TestLooks.EACH_EPOCH))
                * speed.secondsPerJudgedRow();
    return speed.startSeconds()
        + trial.epochs() * ofEpoch
        + testRows(trial, TestLooks.AT_THE_END) * speed.secondsPerJudgedRow();
  }

  private static int judgedRows(PlannedTrial trial) {
    return EpochRows.judged(
        trial.variant().training(), trial.fold().training(), trial.fold().validation());
  }

  private int testRows(PlannedTrial trial, TestLooks when) {
    return trial.looks() == when ? experiment.data().test().map(ImageData::rows).orElse(0) : 0;
  }

  /** Trials are one computation or two, whatever trains them. */
  private static Specification alike(CheckedExperiment experiment) {
    return new Specification(experiment.name(), "", "", "", experiment.seed(), 1, "", "");
  }
}
