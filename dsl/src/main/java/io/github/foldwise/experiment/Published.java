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
   * @param variant name of our variant that it belongs to
   * @param accuracy in [0,1]
   * @param loss as published
   * @param chosen whether the source calls it the best choice
   */
  public record Figure(
      String table, String variant, double accuracy, double loss, boolean chosen) {}
}
