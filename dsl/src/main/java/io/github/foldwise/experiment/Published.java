package io.github.foldwise.experiment;

import java.util.List;

/**
 * Published figures for the same tables, shown next to the run's own.
 *
 * @param source who published them where, and how they were measured
 * @param figures at most one per row of a table
 */
public record Published(String source, List<Figure> figures) {
  public Published {
    figures = List.copyOf(figures);
  }

  /**
   * One published row.
   *
   * @param table name of the table
   * @param variant name of the row as declared, {@code dropout=0.6}; in a checked experiment {@code
   *     baseline} if the baseline has that value
   * @param accuracy in [0,1]
   * @param loss as published
   * @param chosen whether the source calls it the best
   */
  public record Figure(
      String table, String variant, double accuracy, double loss, boolean chosen) {}
}
