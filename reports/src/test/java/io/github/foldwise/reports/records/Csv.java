package io.github.foldwise.reports.records;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;

/** The text of CSV files. */
public final class Csv {
  private Csv() {}

  /** The text of {@code summary.csv}. */
  public static String summary(List<SummaryRow> rows) {
    return text(SummaryRow.class, rows);
  }

  /** The text of a file with these rows. */
  static <R extends Record> String text(Class<R> type, List<R> rows) {
    StringBuilder text = new StringBuilder();
    try {
      CsvTable.of(type).write(rows, text);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return text.toString();
  }
}
