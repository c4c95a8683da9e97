package io.github.foldwise.run;

import io.github.foldwise.reports.records.TrialRow;
import io.github.foldwise.run.engine.ShardSummary;
import java.util.List;

/** What the training of a share gave, see {@link Run#trainShard}. Immutable. */
public final class ShardResult {
  private final ShardSummary summary;

  ShardResult(ShardSummary summary) {
    this.summary = summary;
  }

  /** Whether every trial of the share has ended, well or not. */
  public boolean isComplete() {
    return !summary.stopped();
  }

  /** Number of trials in the share; a computation with several names counts once. */
  public int trials() {
    return summary.trials();
  }

  /** Number of its trials that are in the cache. */
  public int cached() {
    return summary.cached();
  }

  /** Its trials that failed or diverged. */
  public List<TrialRow> wrong() {
    return summary.wrong();
  }

  /**
   * Number of trials of all shares that pruning decides about once each share has ended; 0 without
   * pruning. Shares that are trained again then take them, or else the run without shards.
   */
  public int waiting() {
    return summary.waiting();
  }

  /** One line: the share, and its trials in the cache. */
  @Override
  public String toString() {
    return "shard %s: %s of %s trials in the cache%s"
        .formatted(
            summary.shard(),
            summary.cached(),
            summary.trials(),
            summary.stopped() ? ", stopped" : "");
  }
}
