package io.github.foldwise.reports.statistics;

import io.github.foldwise.reports.records.RunRecords;
import java.util.Optional;
import java.util.function.Supplier;

/** The {@link Discrimination} of a run, computed once for its text and its figures. */
public final class SharedDiscrimination implements Supplier<Optional<Discrimination>> {
  private final RunRecords records;
  private Optional<Discrimination> found; // null until first asked for

  /** Of these records, when it is asked for. */
  public SharedDiscrimination(RunRecords records) {
    this.records = records;
  }

  @Override
  public synchronized Optional<Discrimination> get() {
    if (found == null) {
      found = Discrimination.of(records);
    }
    return found;
  }
}
