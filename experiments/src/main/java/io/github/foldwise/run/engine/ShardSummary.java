package io.github.foldwise.run.engine;

import io.github.foldwise.reports.records.TrialRow;
import io.github.foldwise.run.plan.Shard;
import java.util.List;

/**
 * How a share of a run ended. A computation with several names counts once.
 *
 * @param trials of the share
 * @param cached trials of the share that are in the cache, now or from before
 * @param wrong trials that diverged or failed
 * @param waiting trials of all shares that nobody can train yet: whether they are pruned rests on
 *     trials that have not ended
 * @param stopped whether the share was stopped before all its trials had ended
 */
public record ShardSummary(
    Shard shard, int trials, int cached, List<TrialRow> wrong, int waiting, boolean stopped) {

  /** Copies the list. */
  public ShardSummary {
    wrong = List.copyOf(wrong);
  }
}
