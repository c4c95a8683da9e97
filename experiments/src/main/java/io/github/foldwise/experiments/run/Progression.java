package io.github.foldwise.experiments.run;

import io.github.foldwise.experiment.CheckedExperiment;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/** How far a plan is: what of it has ended, what is given up, what is still to be trained. */
final class Progression {
  private final Plan plan;
  private final RunState state;
  private final Pruner pruner;

  Progression(Plan plan, CheckedExperiment experiment, RunState state) {
    this.plan = plan;
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
    return pruner.rounds();
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
    plan.trials().forEach(state::restore);
  }

  /** Tells how much is left to do, if nothing is given up from now on. */
  void tell(RunListener listener) {
    List<Course> left = new ArrayList<>();
    rounds().forEach(round -> left.addAll(missing(round)));
    Set<String> trials = new HashSet<>();
    plan.trials().forEach(trial -> trials.add(trial.hash().trial()));
    int missing = left.stream().mapToInt(course -> course.stages().size()).sum();
    listener.planned(
        trials.size(), trials.size() - missing, left.stream().mapToLong(Course::rowsToTrain).sum());
  }
}
