package io.github.foldwise.run.plan;

import io.github.foldwise.trial.TrialCosts;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * One training and the trials that it yields: the longest, those that end at an earlier epoch of
 * it, and those that are the same computation under another name. The stages are one trial for each
 * number of epochs, ascending.
 */
public record Course(String hash, List<PlannedTrial> stages) {
  public Course {
    stages = List.copyOf(stages);
  }

  /** Trains all of these trials, in the order in which they first appear. */
  public static List<Course> of(List<PlannedTrial> trials) {
    Map<String, List<PlannedTrial>> byCourse = new LinkedHashMap<>();
    trials.forEach(
        trial ->
            byCourse
                .computeIfAbsent(trial.hash().course(), course -> new ArrayList<>())
                .add(trial));
    List<Course> courses = new ArrayList<>();
    byCourse.forEach((hash, members) -> courses.add(new Course(hash, stages(members))));
    return courses;
  }

  private static List<PlannedTrial> stages(List<PlannedTrial> members) {
    Map<String, PlannedTrial> distinct = new TreeMap<>();
    members.forEach(trial -> distinct.putIfAbsent(trial.hash().trial(), trial));
    return distinct.values().stream().sorted(Comparator.comparing(PlannedTrial::epochs)).toList();
  }

  /** Operations of its training; of each row 1 if the costs are unknown. */
  public double operations(TrialCosts costs) {
    return operations(costs, longest().epochs());
  }

  /** Operations of so many of its epochs. */
  public double operations(TrialCosts costs, int epochs) {
    return (double) epochs * longest().trainedRows() * operationsOfRow(costs);
  }

  /** Operations to train on one row; 1 if the costs are unknown. */
  public double operationsOfRow(TrialCosts costs) {
    return Math.max(1, costs.ofExample(longest().variant().model()).trainingOperations());
  }

  /** The trial with the most epochs. */
  public PlannedTrial longest() {
    return stages.get(stages.size() - 1);
  }
}
