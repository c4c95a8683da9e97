package io.github.foldwise.run;

import static java.util.Objects.requireNonNull;

import io.github.foldwise.check.RefusedException;
import io.github.foldwise.guard.Suggestions;
import java.util.List;

/**
 * The comparison that one ablation makes.
 *
 * @param name the ablation's
 * @param rows the baseline and the variants, in order of declaration
 */
public record ResultTable(String name, List<ResultRow> rows) {
  /** Copies the list. */
  public ResultTable {
    rows = List.copyOf(rows);
  }

  /**
   * The row of a variant.
   *
   * @param variant such as {@code baseline} or {@code units=128}
   * @throws RefusedException if the table has no such row, with the nearest name
   */
  public ResultRow row(String variant) {
    requireNonNull(variant, "the variant of a row");
    return Suggestions.named("variant in table " + name, variant, rows, ResultRow::variant);
  }
}
