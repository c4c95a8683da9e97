package io.github.foldwise.reports.statistics;

import io.github.foldwise.reports.records.ConfusionRow;
import io.github.foldwise.reports.records.RunRecords;
import java.util.List;
import java.util.Optional;

/** The confusion matrix of the refit on the test rows. */
public final class RefitMatrix {
  private RefitMatrix() {}

  /** Empty if there is no refit, or no matrix of it: without test rows, and in older files. */
  public static Optional<ConfusionTable> of(RunRecords records) {
    List<ConfusionRow> rows =
        records.confusion().stream().filter(ConfusionRow::isOfTheRefit).toList();
    return rows.isEmpty() || records.supplements().refit().isEmpty()
        ? Optional.empty()
        : Optional.of(ConfusionTable.of(records.provenance().data().classes().size(), rows));
  }
}
