package io.github.foldwise.reports.records;

import java.util.List;

/** The text of CSV files, for tests outside of this package. */
public final class Csv {
  private Csv() {}

  /** The text of {@code summary.csv}. */
  public static String summary(List<SummaryRow> rows) {
    return CsvTable.of(SummaryRow.class).write(rows);
  }
}
