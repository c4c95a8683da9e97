package io.github.foldwise.run.machine;

import io.github.foldwise.data.ImageData;
import io.github.foldwise.experiment.CheckedExperiment;
import io.github.foldwise.experiment.CheckedVariant;
import io.github.foldwise.run.plan.Course;
import io.github.foldwise.run.plan.EpochRows;
import io.github.foldwise.run.plan.PlannedTrial;
import io.github.foldwise.run.plan.TestUse;
import io.github.foldwise.sweep.Variant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.PriorityQueue;

/**
 * How long the trainings of a run take, each of which begins as soon as a job is free. Assumes that
 * nothing is pruned.
 */
public final class Timetable {
  private final CheckedExperiment experiment;
  private final SpeedMeasurement measured;
  private final Map<Variant, Optional<Speed>> speeds = new HashMap<>();
  private final Map<Variant, Double> seconds = new HashMap<>();
  private final double end;

  /**
   * The timetable of these trainings in their order.
   *
   * @param refit what is trained after them
   */
  Timetable(
      CheckedExperiment experiment,
      List<Course> courses,
      List<Course> refit,
      int jobs,
      SpeedMeasurement measured) {
    this.experiment = experiment;
    this.measured = measured;
    PriorityQueue<Job> free = new PriorityQueue<>(Comparator.comparingDouble(Job::freeAt));
    for (int job = 0; job < jobs; job++) {
      free.add(new Job(0, Optional.empty()));
    }
    double last = 0;
    for (Course course : courses) {
      CheckedVariant variant = course.longest().variant();
      Job job = free.remove();
      double taken = seconds(course, job.hasTrained(variant));
      seconds.merge(variant.variant(), taken, Double::sum);
      free.add(new Job(job.freeAt() + taken, Optional.of(variant)));
      last = Math.max(last, job.freeAt() + taken);
    }
    this.end = last + refit.stream().mapToDouble(course -> seconds(course, false)).sum();
  }

  /** One of the trainings side by side: when it is free, and what it trained last. */
  private record Job(double freeAt, Optional<CheckedVariant> last) {
    boolean hasTrained(CheckedVariant variant) {
      return last.filter(before -> before.model().equals(variant.model()))
          .filter(before -> before.training().isLike(variant.training()))
          .isPresent();
    }
  }

  /** Seconds of the whole run, with the refit. */
  public double seconds() {
    return end;
  }

  /**
   * Seconds of a variant's trainings, one after the other; 0 if another variant gives its figures,
   * empty if its speed is unknown.
   */
  public Optional<Double> seconds(CheckedVariant variant) {
    return speed(variant).map(known -> seconds.getOrDefault(variant.variant(), 0.0));
  }

  /** A variant that could not be measured cannot be trained either: 0. */
  private double seconds(Course course, boolean restart) {
    return speed(course.longest().variant())
        .map(speed -> seconds(course.longest(), speed, restart))
        .orElse(0.0);
  }

  private Optional<Speed> speed(CheckedVariant variant) {
    return speeds.computeIfAbsent(variant.variant(), name -> measured.of(variant));
  }

  private double seconds(PlannedTrial trial, Speed speed, boolean restart) {
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
}
