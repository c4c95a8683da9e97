package io.github.foldwise.run.engine;

import io.github.foldwise.reports.records.RunRecords;
import io.github.foldwise.reports.records.SummaryRow;
import io.github.foldwise.reports.records.TrialRow;
import io.github.foldwise.reports.records.TrialStatus;
import java.util.List;

/**
 * How a run ended.
 *
 * @param planned trials of the plan
 * @param done those that were trained to their end, in this run or in one that it took up
 * @param diverged those whose loss became NaN or infinite
 * @param failed those that ended with an error
 * @param pruned those that were given up, for their variants were hopeless
 * @param stopped whether the run was asked to stop before all trials had ended
 * @param trials rows of {@code trials.csv}: those that ended, in plan order
 * @param tables rows of {@code summary.csv}
 * @param wrongBeside those that have no row there and did not end well: of a selection within a
 *     fold, or of the refit; they count among the diverged and the failed ones
 */
public record RunSummary(
    int planned,
    int done,
    int diverged,
    int failed,
    int pruned,
    boolean stopped,
    List<TrialRow> trials,
    List<SummaryRow> tables,
    List<TrialRow> wrongBeside) {

  /** Copies the lists. */
  public RunSummary {
    trials = List.copyOf(trials);
    tables = List.copyOf(tables);
    wrongBeside = List.copyOf(wrongBeside);
  }

  static RunSummary of(
      int planned, boolean stopped, RunRecords records, List<TrialRow> wrongBeside) {
    List<TrialRow> trials = records.trials();
    return new RunSummary(
        planned,
        count(trials, TrialStatus.DONE),
        count(trials, TrialStatus.DIVERGED) + count(wrongBeside, TrialStatus.DIVERGED),
        count(trials, TrialStatus.FAILED) + count(wrongBeside, TrialStatus.FAILED),
        count(trials, TrialStatus.PRUNED),
        stopped,
        trials,
        records.summary(),
        wrongBeside);
  }

  private static int count(List<TrialRow> trials, TrialStatus status) {
    return (int) trials.stream().filter(trial -> trial.status() == status).count();
  }
}
