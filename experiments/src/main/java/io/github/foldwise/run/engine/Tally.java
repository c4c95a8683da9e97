package io.github.foldwise.run.engine;

import io.github.foldwise.run.plan.Course;
import io.github.foldwise.run.plan.PlannedTrial;
import io.github.foldwise.trial.TrialCosts;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Counts the trials and the work of a run while they are trained, and reports each change. */
final class Tally {
  private final TrialCosts costs;
  private final ProgressListener listener;
  private final Map<String, Double> left = new HashMap<>(); // operations, by course
  private final Map<String, Double> ofRow = new HashMap<>(); // operations, of courses in training
  private final Set<String> waiting = new HashSet<>(); // trials, by hash
  private final Set<String> ended = new HashSet<>();
  private double done;
  private double
      leftOfAll; // the sum, kept: a run may have very many courses, and reports each step

  Tally(TrialCosts costs, ProgressListener listener) {
    this.costs = costs;
    this.listener = listener;
  }

  /** Trials that an earlier run finished. */
  synchronized void restored(Collection<String> hashes) {
    ended.addAll(hashes);
  }

  /** Between two rounds: only these courses are left; others that were expected are pruned. */
  synchronized void expect(List<Course> courses) {
    left.clear();
    leftOfAll = 0;
    waiting.clear();
    for (Course course : courses) {
      for (PlannedTrial stage : course.stages()) {
        String trial = stage.hash().trial();
        if (!ended.contains(trial)) { // a failed one is over as well, until the next run
          waiting.add(trial);
          leave(course, course.operations(costs));
        }
      }
    }
    report();
  }

  /** A course begins, after this many epochs that a checkpoint has kept. */
  synchronized void started(Course course, int after) {
    leave(course, course.operations(costs, course.longest().epochs() - after));
    report();
  }

  synchronized void stepDone(Course course, int rows) {
    double work =
        rows * ofRow.computeIfAbsent(course.hash(), unknown -> course.operationsOfRow(costs));
    done += work;
    Double before = left.get(course.hash());
    if (before != null) {
      leave(course, Math.max(0, before - work));
    }
    report();
  }

  synchronized void ended(PlannedTrial trial) {
    waiting.remove(trial.hash().trial());
    ended.add(trial.hash().trial());
    report();
  }

  /** A course is over, perhaps before its last epoch. */
  synchronized void ended(Course course) {
    leave(course, 0);
    left.remove(course.hash());
    ofRow.remove(course.hash());
    report();
  }

  private void report() {
    listener.progressed(
        new Progress(
            ended.size() + waiting.size(),
            ended.size(),
            done,
            left.isEmpty() ? 0 : Math.max(0, leftOfAll))); // rounding may leave a rest
  }

  /** So many operations of a course are left. */
  private void leave(Course course, double operations) {
    Double before = left.put(course.hash(), operations);
    leftOfAll += operations - (before == null ? 0 : before);
  }
}
