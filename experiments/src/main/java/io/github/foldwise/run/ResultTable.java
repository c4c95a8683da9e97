package io.github.foldwise.run;

import static java.util.Objects.requireNonNull;

import io.github.foldwise.check.RefusedException;
import io.github.foldwise.guard.Suggestions;
import java.util.List;
import java.util.regex.Pattern;

/**
 * The comparison that one ablation makes.
 *
 * @param name the ablation's
 * @param rows the baseline and the variants, in order of declaration
 */
public record ResultTable(String name, List<ResultRow> rows) {
  private static final Pattern VALUE =
      Pattern.compile("(?<==)[+-]?[0-9]+(\\.[0-9]+)?([eE][+-]?[0-9]+)?(?= |$)");

  /** Copies the list. */
  public ResultTable {
    rows = List.copyOf(rows);
  }

  /**
   * The row of a variant.
   *
   * @param variant such as {@code baseline} or {@code units=128}; numbers may be written in any
   *     form: {@code dropout=0} is {@code dropout=0.0}
   * @throws RefusedException if the table has no such row, with the nearest name
   */
  public ResultRow row(String variant) {
    requireNonNull(variant, "the variant of a row");
    return rows.stream()
        .filter(row -> numbers(row.variant()).equals(numbers(variant)))
        .findFirst()
        .orElseGet(
            () -> Suggestions.named("variant in table " + name, variant, rows, ResultRow::variant));
  }

  /** A name with each of its numbers in one form. */
  private static String numbers(String variant) {
    return VALUE
        .matcher(variant)
        .replaceAll(value -> Double.toString(Double.parseDouble(value.group())));
  }
}
