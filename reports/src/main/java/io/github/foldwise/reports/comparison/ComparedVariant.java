package io.github.foldwise.reports.comparison;

import io.github.foldwise.reports.records.TrialRow;
import java.util.List;

/**
 * A variant of a run.
 *
 * @param run that it belongs to
 * @param name the variant's
 * @param chosenOf the number of variants of which it is the best; 0 if it was named
 */
record ComparedVariant(ComparedRun run, String name, long chosenOf) {
  List<TrialRow> trials() {
    return run.trials(name);
  }

  /** {@code runs/a:dropout=0.2}. */
  String fullName() {
    return run.name() + ":" + name;
  }

  /** The hash of the specification of its trials. */
  String specification() {
    return trials().stream().map(TrialRow::spec).findFirst().orElse("");
  }
}
