package io.github.foldwise.reports.figure;

import io.github.foldwise.reports.figure.Canvas.Anchor;
import io.github.foldwise.reports.records.RunRecords;
import io.github.foldwise.reports.records.SummaryRow;
import java.awt.Color;
import java.awt.geom.Rectangle2D;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.DoubleFunction;
import java.util.function.ToDoubleFunction;

/**
 * The variants of one table below each other, in its order, each with its name above an interval.
 * The figure is so narrow that its text is legible on a phone.
 */
abstract class TableFigure implements Figure {
  static final double LEFT = 24;
  static final double PLOT_WIDTH = 392;
  static final double NAME_SIZE = 14;
  static final int TICKS = 5;

  private static final double GAP = 9;
  private static final double LEGEND = 40;
  private static final double BELOW_LEGEND = 8;
  private static final double LINE = 18;
  private static final double ABOVE_NAME = 5;
  private static final double BAR = 24; // the interval is in its middle
  private static final int NAME_LINES = 4;
  private static final double NAME_SHARE = 0.3; // at least, beside a long result
  private static final double BELOW = 62;
  private static final double NOTE = 21;
  private static final double TIP = 8;

  final List<SummaryRow> rows;
  final PlotNames names;
  private final String table;
  private final List<String> notes;

  TableFigure(String table, List<SummaryRow> rows, PlotNames names, List<String> notes) {
    this.table = names.of(table);
    this.rows = rows;
    this.names = names;
    this.notes = notes;
  }

  abstract Legend legend();

  abstract AxisScale scale();

  /** Right of a row's name. */
  abstract String result(SummaryRow row);

  abstract String axisTitle();

  abstract Color color(SummaryRow row);

  abstract void paintGround(Canvas canvas, Axes axes);

  abstract void paintBar(Canvas canvas, Axes axes, SummaryRow row, double y);

  /** The rows with the highest values and the baseline, in their order. */
  static List<SummaryRow> highest(
      List<SummaryRow> rows, int most, ToDoubleFunction<SummaryRow> value) {
    Set<SummaryRow> kept = new HashSet<>();
    rows.stream().filter(TableFigure::isBaseline).forEach(kept::add);
    rows.stream()
        .filter(row -> !isBaseline(row))
        .sorted(Comparator.comparingDouble(value).reversed())
        .limit(most)
        .forEach(kept::add);
    return rows.stream().filter(kept::contains).toList();
  }

  static boolean isBaseline(SummaryRow row) {
    return row.variant().equals(RunRecords.BASELINE);
  }

  @Override
  public final int width() {
    return (int) (LEFT + PLOT_WIDTH + LEFT);
  }

  @Override
  public final int height() {
    double below = notes.isEmpty() ? 0 : noteLines().size() * NOTE + 6;
    return (int) Math.ceil(area().getMaxY() + BELOW + below);
  }

  @Override
  public final void paint(Canvas canvas) {
    Axes axes = new Axes(area(), scale(), new AxisScale(0, 1, List.of()));
    legend().paint(canvas, LEFT, LEGEND);
    canvas.within(axes.area(), () -> paintGround(canvas, axes));
    double top = axes.area().getY();
    for (SummaryRow row : rows) {
      paintRow(canvas, axes, row, top);
      top += height(row);
    }
    axes.paintFrame(canvas, "", axisTitle());
    canvas.text(
        table,
        LEFT + PLOT_WIDTH / 2,
        22,
        Anchor.CENTER,
        Canvas.fitting(table, PLOT_WIDTH, Axes.TITLE_SIZE),
        Canvas.INK);
    paintNotes(canvas, axes.area().getMaxY() + BELOW);
  }

  /** Name and result are above the interval, on white: no line crosses them. */
  private void paintRow(Canvas canvas, Axes axes, SummaryRow row, double top) {
    List<String> lines = nameLines(row);
    double bar = top + height(row) - BAR;
    canvas.fill(new Rectangle2D.Double(LEFT, top, PLOT_WIDTH, bar - top), Color.WHITE);
    double y = top + ABOVE_NAME + LINE / 2;
    canvas.text(result(row), LEFT + PLOT_WIDTH - GAP, y, Anchor.RIGHT, NAME_SIZE, color(row));
    for (String line : lines) {
      canvas.fitting(line, LEFT + GAP, y, roomForName(row), NAME_SIZE, Canvas.INK);
      y += LINE;
    }
    canvas.within(axes.area(), () -> paintBar(canvas, axes, row, bar + BAR / 2 - 1));
  }

  /**
   * A line from low to high with its ends marked. An end beyond the axis is an arrow, next to its
   * number.
   */
  static void paintInterval(
      Canvas canvas,
      Axes axes,
      double low,
      double high,
      double value,
      double y,
      Color color,
      DoubleFunction<String> number) {
    double left = axes.area().getX();
    double right = axes.area().getMaxX();
    double from = Math.max(left, axes.px(low));
    double to = Math.min(right, axes.px(high));
    canvas.line(from, y, to, y, 2, color);
    paintEnd(canvas, axes.px(low) < left, from, y, 1, color);
    paintEnd(canvas, axes.px(high) > right, to, y, -1, color);
    double at = axes.px(value);
    if (axes.px(low) < left) {
      String text = number.apply(low);
      double width = Canvas.textWidth(text, Axes.TICK_SIZE);
      double x = left + TIP + 6;
      paintNumber(canvas, text, at < x + width + 8 && at > x - 8 ? at + 10 : x, width, y, color);
    }
    if (axes.px(high) > right) {
      String text = number.apply(high);
      double width = Canvas.textWidth(text, Axes.TICK_SIZE);
      double x = right - TIP - 6 - width;
      paintNumber(canvas, text, at > x - 8 && at < right ? at - 10 - width : x, width, y, color);
    }
  }

  private static void paintEnd(
      Canvas canvas, boolean isCut, double x, double y, int inwards, Color color) {
    if (isCut) {
      double base = x + inwards * TIP;
      canvas.fill(
          List.of(new double[] {x, y}, new double[] {base, y - 5}, new double[] {base, y + 5}),
          color);
    } else {
      canvas.line(x, y - 5, x, y + 5, 1.6, color);
    }
  }

  private static void paintNumber(
      Canvas canvas, String text, double x, double width, double y, Color color) {
    canvas.fill(new Rectangle2D.Double(x - 3, y - 8, width + 6, 16), Color.WHITE);
    canvas.text(text, x, y, Anchor.LEFT, Axes.TICK_SIZE, color);
  }

  private void paintNotes(Canvas canvas, double top) {
    double y = top + NOTE / 2;
    for (String line : noteLines()) {
      canvas.fitting(line, LEFT, y, PLOT_WIDTH, Axes.TICK_SIZE, Canvas.INK);
      y += NOTE;
    }
  }

  private List<String> noteLines() {
    List<String> lines = new ArrayList<>();
    notes.forEach(note -> lines.addAll(TextLines.of(note, Axes.TICK_SIZE, PLOT_WIDTH, 4)));
    return lines;
  }

  private Rectangle2D area() {
    double top = LEGEND + legend().height() + BELOW_LEGEND;
    double height = rows.stream().mapToDouble(this::height).sum();
    return new Rectangle2D.Double(LEFT, top, PLOT_WIDTH, height);
  }

  private double height(SummaryRow row) {
    return ABOVE_NAME + nameLines(row).size() * LINE + BAR;
  }

  private List<String> nameLines(SummaryRow row) {
    return TextLines.of(names.of(row), NAME_SIZE, roomForName(row), NAME_LINES);
  }

  private double roomForName(SummaryRow row) {
    double result = Canvas.textWidth(result(row), NAME_SIZE);
    return Math.max(NAME_SHARE * PLOT_WIDTH, PLOT_WIDTH - result - 4 * GAP) - GAP;
  }
}
