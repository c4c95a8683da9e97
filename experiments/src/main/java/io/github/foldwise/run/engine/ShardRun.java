package io.github.foldwise.run.engine;

import io.github.foldwise.run.journal.RunState;
import io.github.foldwise.run.plan.Course;
import io.github.foldwise.run.plan.PlannedTrial;
import io.github.foldwise.run.plan.Shard;
import io.github.foldwise.trial.TrialCosts;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Trains one share of a plan. It never waits for another share: rounds behind a decision that rests
 * on missing trials are left to a later run, and so is the refit, whose model a cache cannot hold.
 */
final class ShardRun {
  private final Shard shard;
  private final Progression progression;
  private final RunState state;
  private final TrialCosts costs;

  ShardRun(Shard shard, Progression progression, RunState state, TrialCosts costs) {
    this.shard = shard;
    this.progression = progression;
    this.state = state;
    this.costs = costs;
  }

  ShardSummary train(Crew crew, Tally tally, ProgressListener listener) {
    List<List<PlannedTrial>> rounds = progression.rounds();
    if (rounds.size() > 1) {
      progression.restore(); // decisions rest on the trials of all shares
    }
    int open = progression.open();
    List<PlannedTrial> own = new ArrayList<>();
    for (List<PlannedTrial> round : rounds.subList(0, open)) {
      shard.of(Course.of(round), costs).forEach(course -> own.addAll(course.stages()));
    }
    own.forEach(state::restore);
    Collection<PlannedTrial> share = distinct(progression.unpruned(own));
    List<Course> missing = progression.missing(own);
    int restored = (int) share.stream().filter(state::isFinal).count();
    listener.planned(share.size(), restored);
    tally.restored(share.stream().filter(state::isFinal).map(t -> t.hash().trial()).toList());
    tally.expect(missing);
    crew.train(missing);
    return summary(share, rounds.subList(open, rounds.size()));
  }

  private ShardSummary summary(
      Collection<PlannedTrial> share, List<List<PlannedTrial>> waitingRounds) {
    List<PlannedTrial> waiting = waitingRounds.stream().flatMap(List::stream).toList();
    return new ShardSummary(
        shard,
        share.size(),
        (int) share.stream().filter(state::isFinal).count(),
        progression.wrong(share.stream()).toList(),
        distinct(progression.unpruned(waiting)).size(),
        share.stream().map(state::outcome).anyMatch(Optional::isEmpty));
  }

  /** One trial of each computation. */
  private static Collection<PlannedTrial> distinct(List<PlannedTrial> trials) {
    Map<String, PlannedTrial> byHash = new LinkedHashMap<>();
    trials.forEach(trial -> byHash.putIfAbsent(trial.hash().trial(), trial));
    return byHash.values();
  }
}
