package io.github.foldwise.reports.text;

import io.github.foldwise.reports.format.NumberText;
import io.github.foldwise.reports.records.RunRecords;
import io.github.foldwise.reports.records.SummaryRow;
import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;

/** Numbers and names as the sentences of a report hold them. */
final class Wording {
  private static final double LEAST_P = 0.001; // smaller p values are not spelled out

  private Wording() {}

  /** {@code 0.7935}, or a dash if there is no value. */
  static String fixed(OptionalDouble value) {
    return value.isPresent() ? NumberText.fixed(value.getAsDouble()) : "–";
  }

  /** {@code 0.7935 ± 0.0072}: mean score and standard deviation. */
  static String score(SummaryRow row) {
    return fixed(row.mean()) + (row.sd().isPresent() ? " ± " + fixed(row.sd()) : "");
  }

  /** The interval of the mean score, or a dash. */
  static String interval(SummaryRow row) {
    return row.ciLow().isPresent()
        ? interval(row.ciLow().getAsDouble(), row.ciHigh().orElseThrow())
        : "–";
  }

  /** {@code 0.7935 to 0.8248}, cut at 0 and 1, beyond which no accuracy lies. */
  static String interval(double low, double high) {
    return NumberText.fixed(Math.max(0, low)) + " to " + NumberText.fixed(Math.min(1, high));
  }

  /** {@code −0.0072 to +0.0110}, cut at −1 and 1, beyond which no difference lies. */
  static String signedInterval(double low, double high) {
    return NumberText.signed(Math.max(-1, low)) + " to " + NumberText.signed(Math.min(1, high));
  }

  /** A variant in a sentence without a table: {@code the baseline}, {@code dropout=0.2}. */
  static String variant(String name) {
    return name.equals(RunRecords.BASELINE) ? "the baseline" : Markdown.escape(name);
  }

  /**
   * A variant at the beginning of a sentence: {@code The baseline}, {@code The variant
   * dropout=0.2}.
   *
   * @param text how its name is written there
   */
  static String subject(String text, String name) {
    return name.equals(RunRecords.BASELINE) ? "The baseline" : "The variant " + text;
  }

  /** {@code p = 0.013} or {@code p < 0.001}. */
  static String p(double p) {
    return p < LEAST_P
        ? "p < " + LEAST_P
        : "p = " + String.format(Locale.ROOT, p < 0.1 ? "%.3f" : "%.2f", p);
  }

  /** {@code 1 row}, {@code 12,000 rows}. */
  static String count(long n, String one, String many) {
    return NumberText.grouped(n) + " " + (n == 1 ? one : many);
  }

  /** {@code a, b and c}. */
  static String list(List<String> items) {
    int last = items.size() - 1;
    return last < 1
        ? String.join("", items)
        : String.join(", ", items.subList(0, last)) + " and " + items.get(last);
  }
}
