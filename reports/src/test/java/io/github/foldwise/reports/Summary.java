package io.github.foldwise.reports;

import io.github.foldwise.reports.records.SummaryRow;
import io.github.foldwise.reports.records.Verdict;
import io.github.foldwise.reports.statistics.SummaryTable;
import java.util.List;
import java.util.OptionalDouble;
import java.util.stream.Stream;

/** Invented rows of a table, for tests that ask for words. */
public final class Summary {
  private static final OptionalDouble NONE = OptionalDouble.empty();

  private Summary() {}

  /** A table with the baseline and rows {@code variant: verdict}. */
  public static SummaryTable table(String... rows) {
    return new SummaryTable(
        "t",
        Stream.concat(Stream.of("baseline: "), Stream.of(rows)).map(Summary::verdict).toList());
  }

  private static SummaryRow verdict(String text) {
    String[] parts = text.split(": ", 2);
    return row(parts[0], NONE, NONE, NONE, NONE, parts[1]);
  }

  /** A row that was compared. */
  public static SummaryRow compared(
      String variant, double diff, double low, double high, double pHolm, String verdict) {
    return row(
        variant,
        OptionalDouble.of(diff),
        OptionalDouble.of(low),
        OptionalDouble.of(high),
        OptionalDouble.of(pHolm),
        verdict);
  }

  public static SummaryTable table(SummaryRow... rows) {
    return new SummaryTable("t", List.of(rows));
  }

  private static SummaryRow row(
      String variant,
      OptionalDouble diff,
      OptionalDouble low,
      OptionalDouble high,
      OptionalDouble pHolm,
      String verdict) {
    return new SummaryRow(
        "t",
        variant,
        5,
        NONE,
        NONE,
        NONE,
        NONE,
        NONE,
        NONE,
        diff,
        low,
        high,
        NONE,
        NONE,
        NONE,
        pHolm,
        NONE,
        Verdict.parse(verdict),
        NONE);
  }
}
