package io.github.foldwise.run.engine;

import io.github.foldwise.experiment.CheckedExperiment;
import io.github.foldwise.reports.records.RunRecords;
import io.github.foldwise.reports.records.TrialRow;
import io.github.foldwise.reports.records.TrialStatus;
import io.github.foldwise.run.journal.RunState;
import io.github.foldwise.run.plan.Course;
import io.github.foldwise.run.plan.InnerTrial;
import io.github.foldwise.run.plan.Outcome;
import io.github.foldwise.run.plan.Plan;
import io.github.foldwise.run.plan.PlannedTrial;
import io.github.foldwise.run.plan.Pruner;
import io.github.foldwise.run.plan.Refit;
import io.github.foldwise.run.records.TrialRecords;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** How far a plan is: what of it has ended, what is given up, what is still to be trained. */
final class Progression {
  private final Plan plan;
  private final CheckedExperiment experiment;
  private final RunState state;
  private final Pruner pruner;

  Progression(Plan plan, CheckedExperiment experiment, RunState state) {
    this.plan = plan;
    this.experiment = experiment;
    this.state = state;
    this.pruner = Pruner.of(experiment, plan);
  }

  /**
   * How trials ended, as it stands now; one that is given up has no figures, though it had some.
   */
  Function<PlannedTrial, Optional<Outcome>> outcomes() {
    Map<Integer, String> given = pruner.given(state::outcome);
    return trial ->
        given.containsKey(trial.number())
            ? Optional.of(Outcome.pruned(given.get(trial.number())))
            : state.outcome(trial);
  }

  /** Trials that may be trained side by side, one list after the other. */
  List<List<PlannedTrial>> rounds() {
    return plan.inner().isEmpty() ? pruner.rounds() : List.of(plan.all());
  }

  /** What comes when the rounds are over; empty where nothing does, or they are not over. */
  Optional<Refit> refit() {
    return Refit.of(experiment, plan, outcomes());
  }

  /** Looks at the test rows by trainings that the experiment, as it is declared now, has not. */
  long looksBefore() {
    Set<String> own =
        Stream.concat(plan.trials().stream(), refit().map(Refit::trial).stream())
            .map(trial -> trial.hash().course())
            .collect(Collectors.toSet());
    return state.looks().stream().filter(look -> !own.contains(look.trial())).count();
  }

  /** Whether nothing is left that is to be trained. */
  boolean isOver() {
    Function<PlannedTrial, Optional<Outcome>> outcomes = outcomes();
    return plan.all().stream().allMatch(trial -> outcomes.apply(trial).isPresent())
        && refit().map(Refit::trial).map(outcomes).map(Optional::isPresent).orElse(true);
  }

  /** What must be trained of a round, when those before it are over. */
  List<Course> missing(List<PlannedTrial> round) {
    Map<Integer, String> given = pruner.given(state::outcome);
    return Course.of(
        round.stream()
            .filter(trial -> !given.containsKey(trial.number()) && !state.isFinal(trial))
            .toList());
  }

  /** Takes over what other runs left in the cache. */
  void restore() {
    plan.all().forEach(state::restore);
  }

  /** Tells how much is left to do, if nothing is given up from now on. */
  void tell(ProgressListener listener) {
    List<Course> left = new ArrayList<>();
    rounds().forEach(round -> left.addAll(missing(round)));
    Set<String> trials = new HashSet<>();
    plan.all().forEach(trial -> trials.add(trial.hash().trial()));
    leftOfRefit()
        .ifPresent(
            trial -> {
              trials.add(trial.hash().trial());
              left.addAll(Course.of(List.of(trial)));
            });
    int missing = left.stream().mapToInt(course -> course.stages().size()).sum();
    listener.planned(
        trials.size(), trials.size() - missing, left.stream().mapToLong(Course::rowsToTrain).sum());
  }

  /** What it came to. */
  RunSummary summary(boolean stopped, RunRecords records) {
    Stream<PlannedTrial> beside =
        Stream.concat(
            plan.inner().stream().map(InnerTrial::trial), refit().map(Refit::trial).stream());
    return new RunSummary(
        plan.trials().size(), stopped, records, beside.flatMap(this::wrong).toList());
  }

  private Stream<TrialRow> wrong(PlannedTrial trial) {
    return state
        .outcome(trial)
        .filter(outcome -> outcome.status() != TrialStatus.DONE)
        .map(outcome -> new TrialRecords(trial, outcome).told())
        .stream();
  }

  /** As long as it is not known which variant it will be of, that of the baseline stands for it. */
  private Optional<PlannedTrial> leftOfRefit() {
    return experiment.protocol().refitsBest()
        ? Optional.of(refit().map(Refit::trial).orElseGet(() -> plan.refit(experiment.baseline())))
            .filter(trial -> !state.isFinal(trial))
        : Optional.empty();
  }
}
