package io.github.foldwise.reports.text;

import io.github.foldwise.reports.format.NumberText;
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

  /** {@code 0.7935 ± 0.0072}: mean accuracy and standard deviation. */
  static String accuracy(SummaryRow row) {
    return fixed(row.mean()) + (row.sd().isPresent() ? " ± " + fixed(row.sd()) : "");
  }

  /** The interval of the mean accuracy, or a dash. */
  static String interval(SummaryRow row) {
    return row.ciLow().isPresent() ? fixed(row.ciLow()) + " to " + fixed(row.ciHigh()) : "–";
  }

  /** {@code 0.7935 to 0.8248}. */
  static String interval(double low, double high) {
    return NumberText.fixed(low) + " to " + NumberText.fixed(high);
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
