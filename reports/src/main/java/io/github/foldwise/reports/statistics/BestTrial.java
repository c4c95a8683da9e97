package io.github.foldwise.reports.statistics;

import io.github.foldwise.reports.records.ConfusionRow;
import io.github.foldwise.reports.records.RunRecords;
import io.github.foldwise.reports.records.TrialRow;
import java.util.List;
import java.util.Optional;

/**
 * The done trial with the highest score on its validation rows, the earliest in plan order on a
 * tie, and its confusion matrix: on the test set, else on its validation rows.
 *
 * @param trial its row
 * @param name the trial in words: {@code dropout=0.2, fold 3}
 * @param set {@code test} or {@code validation}
 * @param matrix its confusion matrix on that set
 */
public record BestTrial(TrialRow trial, String name, String set, ConfusionTable matrix) {

  /** Empty if no trial is done or the best one has no confusion rows. */
  public static Optional<BestTrial> of(RunRecords records) {
    return bestTrial(records.trials())
        .flatMap(best -> of(records, best, "test").or(() -> of(records, best, "validation")));
  }

  /** Whether the matrix is on the test set. */
  public boolean isOnTheTestSet() {
    return set.equals("test");
  }

  /** {@code test set} or {@code validation rows}. */
  public String setInWords() {
    return isOnTheTestSet() ? "test set" : "validation rows";
  }

  private static Optional<TrialRow> bestTrial(List<TrialRow> trials) {
    return trials.stream()
        .filter(TrialRow::isDone)
        .reduce((best, next) -> score(next) > score(best) ? next : best);
  }

  private static float score(TrialRow trial) {
    return trial.score().orElseThrow();
  }

  private static Optional<BestTrial> of(RunRecords records, TrialRow trial, String set) {
    List<ConfusionRow> rows =
        records.confusion().stream()
            .filter(row -> row.set().equals(set) && row.isOf(trial))
            .toList();
    int classes = records.provenance().data().classes().size();
    String name = trial.name(records.isRepeated());
    return rows.isEmpty()
        ? Optional.empty()
        : Optional.of(new BestTrial(trial, name, set, ConfusionTable.of(classes, rows)));
  }
}
