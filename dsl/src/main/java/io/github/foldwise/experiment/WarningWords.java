package io.github.foldwise.experiment;

import io.github.foldwise.guard.Listing;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;

/** Writes numbers and lists for warnings. */
final class WarningWords {
  private WarningWords() {}

  /** {@code 1 row}, {@code 2,000 rows}. */
  static String count(long number, String noun) {
    return String.format(Locale.ROOT, "%,d %s%s", number, noun, number == 1 ? "" : "s");
  }

  /** {@code 12.50 %}, or {@code less than 0.01 %}. */
  static String percent(double share) {
    return share > 0 && share < 0.0001
        ? "less than 0.01 %"
        : String.format(Locale.ROOT, "%.2f %%", 100 * share);
  }

  /** {@code row 4}, {@code rows 4, 7}. */
  static String rows(List<Integer> rows) {
    return Listing.of("row", "rows", rows);
  }

  /** {@code rows 4 (label 1), 7 (label 2)}. */
  static String labelled(List<Integer> rows, int[] labels) {
    return "rows "
        + Listing.some(
            rows.stream().map(row -> "%s (label %s)".formatted(row, labels[row])).toList());
  }

  /** The variants by name: {@code every variant}, {@code variant a}, {@code variants a, b}. */
  static String variants(List<CheckedVariant> some, List<CheckedVariant> all) {
    if (some.size() == all.size()) {
      return all.size() == 1 ? "the baseline" : "every variant";
    }
    List<String> names = some.stream().map(variant -> variant.variant().name()).toList();
    return Listing.of("variant", "variants", names);
  }

  /** Positions of a number, from 0. */
  static List<Integer> positions(int[] numbers, int number) {
    return IntStream.range(0, numbers.length)
        .filter(position -> numbers[position] == number)
        .boxed()
        .toList();
  }
}
