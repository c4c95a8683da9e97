package io.github.foldwise.run.engine;

import io.github.foldwise.reports.records.RunRecords;
import io.github.foldwise.reports.records.SummaryRow;
import io.github.foldwise.reports.records.TrialRow;
import io.github.foldwise.reports.records.TrialStatus;
import java.util.List;
import java.util.stream.Stream;

/**
 * How a run ended.
 *
 * @param planned number of trials in the plan
 * @param stopped whether the run was stopped before all trials had ended
 * @param wrongBeside trials that have no row in the tables and did not end well: of a selection
 *     within a fold, or the refit; they count as diverged or failed
 */
public record RunSummary(
    int planned, boolean stopped, RunRecords records, List<TrialRow> wrongBeside) {

  /** Copies the list. */
  public RunSummary {
    wrongBeside = List.copyOf(wrongBeside);
  }

  /** Rows of {@code trials.csv}: the trials that ended, in plan order. */
  public List<TrialRow> trials() {
    return records.trials();
  }

  /** Rows of {@code summary.csv}. */
  public List<SummaryRow> tables() {
    return records.summary();
  }

  /** Number of trials trained to their end, in this run or in the one it resumed. */
  public int done() {
    return count(TrialStatus.DONE);
  }

  /** Number of trials whose loss became NaN or infinite. */
  public int diverged() {
    return count(TrialStatus.DIVERGED);
  }

  /** Number of trials that ended with an error. */
  public int failed() {
    return count(TrialStatus.FAILED);
  }

  /** Number of trials given up because their variants had no chance. */
  public int pruned() {
    return count(TrialStatus.PRUNED);
  }

  /** Number of trials that ended in this way. */
  public int count(TrialStatus status) {
    return (int)
        Stream.concat(trials().stream(), wrongBeside.stream())
            .filter(trial -> trial.status() == status)
            .count();
  }
}
