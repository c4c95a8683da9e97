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

/** Progress of a plan: which trials have ended, which are pruned, which are still to be trained. */
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

  /** How trials have ended so far. A pruned trial has no figures, even if it was trained. */
  Function<PlannedTrial, Optional<Outcome>> outcomes() {
    Map<Integer, String> given = pruner.given(state::outcome);
    return trial ->
        given.containsKey(trial.number())
            ? Optional.of(Outcome.pruned(given.get(trial.number())))
            : state.outcome(trial);
  }

  /** Lists of trials that may be trained side by side, one list after the other. */
  List<List<PlannedTrial>> rounds() {
    return pruner.rounds();
  }

  /** How many of the rounds can be trained now. */
  int open() {
    return pruner.open(state::outcome);
  }

  /** Those of some trials that are not pruned so far. */
  List<PlannedTrial> unpruned(List<PlannedTrial> trials) {
    Map<Integer, String> given = pruner.given(state::outcome);
    return trials.stream().filter(trial -> !given.containsKey(trial.number())).toList();
  }

  /** The refit after the rounds; empty if there is none, or they are not over. */
  Optional<Refit> refit() {
    return Refit.of(experiment, plan, outcomes());
  }

  /** Evaluations of the test rows by trainings that the experiment no longer declares. */
  long testUsesBefore() {
    Set<String> own =
        Stream.concat(plan.trials().stream(), refit().map(Refit::trial).stream())
            .map(trial -> trial.hash().course())
            .collect(Collectors.toSet());
    return state.looks().stream().filter(look -> !own.contains(look.trial())).count();
  }

  /** Whether nothing is left to train. */
  boolean isOver() {
    Function<PlannedTrial, Optional<Outcome>> outcomes = outcomes();
    return plan.all().stream().allMatch(trial -> outcomes.apply(trial).isPresent())
        && refit().map(Refit::trial).map(outcomes).map(Optional::isPresent).orElse(true);
  }

  /** What is left to train of a round, once those before it are over. */
  List<Course> missing(List<PlannedTrial> round) {
    return Course.of(unpruned(round).stream().filter(trial -> !state.isFinal(trial)).toList());
  }

  /** Whether no trial has ended. */
  boolean isUntouched() {
    return plan.all().stream().map(state::outcome).allMatch(Optional::isEmpty);
  }

  /** How shards in the cache differ from this plan; empty if some are of it, or there are none. */
  Optional<List<String>> otherShards() {
    return state.otherShards(plan.specification());
  }

  /** Copies what other runs left in the cache. */
  void restore() {
    plan.all().forEach(state::restore);
  }

  /** Reports what is planned, and how much of it earlier runs have left to train. */
  void report(Tally tally, ProgressListener listener) {
    List<Course> left = left();
    Set<String> missing =
        left.stream()
            .flatMap(course -> course.stages().stream())
            .map(trial -> trial.hash().trial())
            .collect(Collectors.toSet());
    Set<String> restored = hashesOfTheUnpruned();
    restored.removeAll(missing);
    listener.planned(missing.size() + restored.size(), restored.size());
    tally.restored(restored);
    tally.expect(left);
  }

  /** What is left to train if nothing more is pruned. */
  List<Course> left() {
    List<Course> left = new ArrayList<>();
    rounds().forEach(round -> left.addAll(missing(round)));
    expectedRefit()
        .filter(trial -> !state.isFinal(trial))
        .ifPresent(trial -> left.addAll(Course.of(List.of(trial))));
    return left;
  }

  /** How the run ended. */
  RunSummary summary(boolean stopped, RunRecords records) {
    Stream<PlannedTrial> beside =
        Stream.concat(
            plan.inner().stream().map(InnerTrial::trial), refit().map(Refit::trial).stream());
    return new RunSummary(plan.trials().size(), stopped, records, wrong(beside).toList());
  }

  /** Those of some trials that have ended, but not well. */
  Stream<TrialRow> wrong(Stream<PlannedTrial> trials) {
    return trials.flatMap(
        trial ->
            state
                .outcome(trial)
                .filter(outcome -> outcome.status() != TrialStatus.DONE)
                .map(o -> new TrialRecords(trial, o, experiment.protocol().score()).titled())
                .stream());
  }

  /** Until the best variant is known, a refit of the baseline represents it. */
  private Optional<PlannedTrial> expectedRefit() {
    return experiment.protocol().refitsBest()
        ? Optional.of(refit().map(Refit::trial).orElseGet(() -> plan.refit(experiment.baseline())))
        : Optional.empty();
  }

  private Set<String> hashesOfTheUnpruned() {
    Map<Integer, String> given = pruner.given(state::outcome);
    return Stream.concat(plan.all().stream(), expectedRefit().stream())
        .filter(trial -> !given.containsKey(trial.number()))
        .map(trial -> trial.hash().trial())
        .collect(Collectors.toCollection(HashSet::new));
  }
}
