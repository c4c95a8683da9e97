package io.github.foldwise.experiment;

import java.util.List;

/**
 * Figures that someone else published for the same tables, to be shown beside ours.
 *
 * @param source who published them, where, and how they were measured, as a reader should know it
 * @param figures one for each row of a table
 */
public record Published(String source, List<Figure> figures) {
  public Published {
    figures = List.copyOf(figures);
  }

  /**
   * One published row.
   *
   * @param table name of the table
   * @param variant name of the row that it belongs to: as declared in the table, {@code
   *     dropout=0.6}; in a checked experiment {@code baseline} where the baseline has that value
   * @param accuracy in [0,1]
   * @param loss as published
   * @param chosen whether the source calls it the best choice
   */
  public record Figure(
      String table, String variant, double accuracy, double loss, boolean chosen) {}
}
