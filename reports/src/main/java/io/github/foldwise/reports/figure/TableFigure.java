package io.github.foldwise.reports.figure;

import io.github.foldwise.reports.figure.Canvas.Anchor;
import io.github.foldwise.reports.records.SummaryRow;
import java.awt.Color;
import java.awt.geom.Rectangle2D;
import java.util.List;

/** The variants of one table below each other, each with its name above an interval. */
abstract class TableFigure implements Figure {
  static final double LEFT = 26;
  static final double PLOT_WIDTH = 448;
  static final double ROW = 46;
  static final double TEXT_ABOVE = 12;
  static final double TEXT_HEIGHT = 22; // of a white strip: no line crosses the text
  static final double BAR_BELOW = 9;
  static final double BELOW = 58;
  static final double NAME_SIZE = 12;
  static final double LEGEND = 56;
  private static final double TOP = 84;

  final List<SummaryRow> rows;
  final PlotNames names;
  private final String table;

  TableFigure(String table, List<SummaryRow> rows, PlotNames names) {
    this.table = names.of(table);
    this.rows = rows;
    this.names = names;
  }

  @Override
  public int width() {
    return (int) (LEFT + PLOT_WIDTH + LEFT);
  }

  @Override
  public int height() {
    return (int) Math.ceil(TOP + rows.size() * ROW + BELOW);
  }

  final Axes axes(AxisScale scale) {
    Rectangle2D area = new Rectangle2D.Double(LEFT, TOP, PLOT_WIDTH, rows.size() * ROW);
    return new Axes(area, scale, new AxisScale(0, rows.size(), List.of()));
  }

  final void paintTitle(Canvas canvas) {
    canvas.text(
        table,
        LEFT + PLOT_WIDTH / 2,
        24,
        Anchor.CENTER,
        Canvas.fitting(table, PLOT_WIDTH, Axes.TITLE_SIZE),
        Canvas.INK);
  }

  /** A line from low to high with its ends marked. */
  static void paintInterval(
      Canvas canvas, double low, double high, double y, double width, double ends, Color color) {
    canvas.line(low, y, high, y, width, color);
    canvas.line(low, y - 5, low, y + 5, ends, color);
    canvas.line(high, y - 5, high, y + 5, ends, color);
  }

  /** Paints a word of the legend and returns where it ends. */
  static double legendText(Canvas canvas, String text, double x, double y) {
    canvas.text(text, x, y, Anchor.LEFT, Axes.TICK_SIZE, Canvas.INK);
    return x + Canvas.textWidth(text, Axes.TICK_SIZE);
  }
}
