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
  private final Set<String> waiting = new HashSet<>(); // trials, by hash
  private final Set<String> ended = new HashSet<>();
  private double done;

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
    waiting.clear();
    for (Course course : courses) {
      for (PlannedTrial stage : course.stages()) {
        String trial = stage.hash().trial();
        if (!ended.contains(trial)) { // a failed one is over as well, until the next run
          waiting.add(trial);
          left.put(course.hash(), work(course, course.longest().epochs()));
        }
      }
    }
    report();
  }

  /** A course begins, after this many epochs that a checkpoint has kept. */
  synchronized void started(Course course, int after) {
    left.put(course.hash(), work(course, course.longest().epochs() - after));
    report();
  }

  synchronized void stepDone(Course course, int rows) {
    double work = rows * operations(course);
    done += work;
    left.computeIfPresent(course.hash(), (hash, before) -> Math.max(0, before - work));
    report();
  }

  synchronized void ended(PlannedTrial trial) {
    waiting.remove(trial.hash().trial());
    ended.add(trial.hash().trial());
    report();
  }

  /** A course is over, perhaps before its last epoch. */
  synchronized void ended(Course course) {
    left.remove(course.hash());
    report();
  }

  private void report() {
    listener.progressed(
        new Progress(
            ended.size() + waiting.size(),
            ended.size(),
            done,
            left.values().stream().mapToDouble(work -> work).sum()));
  }

  private double work(Course course, int epochs) {
    return (double) epochs * course.longest().trainedRows() * operations(course);
  }

  /** Of one row; 1 if the costs are unknown. */
  private double operations(Course course) {
    return Math.max(1, costs.ofExample(course.longest().variant().model()).trainingOperations());
  }
}
