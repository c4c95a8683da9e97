package io.github.foldwise.reports;

import io.github.foldwise.reports.Canvas.Anchor;
import java.awt.Color;
import java.awt.geom.Rectangle2D;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.stream.DoubleStream;

/** Per table and variant the mean accuracy with its spread and interval, on one scale. */
final class AblationsFigure implements Figure {
  private static final double PLOT_WIDTH = 560;
  private static final double TOP = 54;
  private static final double ROW = 26;
  private static final double ABOVE = 34;
  private static final double BELOW = 62;
  private static final double NAME_SIZE = 12;
  private static final Color MEAN = Palette.line(0);
  private static final Color SPREAD = new Color(0x9ecae1);
  private static final Color REFERENCE = new Color(0x8c8c8c);

  private final Map<String, List<SummaryRow>> tables = new LinkedHashMap<>();

  AblationsFigure(List<SummaryRow> summary) {
    for (SummaryRow row : summary) {
      if (row.mean().isPresent()) {
        tables.computeIfAbsent(row.table(), name -> new ArrayList<>()).add(row);
      }
    }
    tables.values().removeIf(rows -> rows.size() < 2); // nothing to compare
  }

  boolean isEmpty() {
    return tables.isEmpty();
  }

  @Override
  public int width() {
    return (int) Math.ceil(left() + PLOT_WIDTH + 30);
  }

  @Override
  public int height() {
    double panels =
        tables.values().stream().mapToDouble(rows -> ABOVE + rows.size() * ROW + BELOW).sum();
    return (int) Math.ceil(TOP + panels);
  }

  @Override
  public void paint(Canvas canvas) {
    paintLegend(canvas);
    double top = TOP;
    for (Map.Entry<String, List<SummaryRow>> table : tables.entrySet()) {
      double height = table.getValue().size() * ROW;
      paintTable(
          canvas,
          table.getKey(),
          table.getValue(),
          new Rectangle2D.Double(left(), top + ABOVE, PLOT_WIDTH, height));
      top += ABOVE + height + BELOW;
    }
  }

  private void paintTable(Canvas canvas, String name, List<SummaryRow> rows, Rectangle2D area) {
    Axes axes = new Axes(area, accuracyScale(), new Scale(0, rows.size(), List.of()));
    axes.paintVerticalGrid(canvas);
    canvas.within(area, () -> paintBars(canvas, rows, axes));
    for (int i = 0; i < rows.size(); i++) {
      double y = axes.py(rows.size() - i - 0.5);
      canvas.line(area.getX() - 4, y, area.getX(), y, 1, Canvas.INK);
      canvas.text(rows.get(i).variant(), area.getX() - 8, y, Anchor.RIGHT, NAME_SIZE, Canvas.INK);
    }
    axes.paintFrame(canvas, name, "Accuracy");
  }

  private static void paintBars(Canvas canvas, List<SummaryRow> rows, Axes axes) {
    rows.stream()
        .filter(row -> row.variant().equals(RunRecords.BASELINE))
        .forEach(row -> paintReference(canvas, axes, axes.px(row.mean().orElseThrow())));
    for (int i = 0; i < rows.size(); i++) {
      paintVariant(canvas, axes, rows.get(i), axes.py(rows.size() - i - 0.5));
    }
  }

  private static void paintReference(Canvas canvas, Axes axes, double x) {
    canvas.dashedLine(x, axes.area().getY(), x, axes.area().getMaxY(), 1, REFERENCE);
  }

  private static void paintVariant(Canvas canvas, Axes axes, SummaryRow row, double y) {
    double mean = row.mean().orElseThrow();
    if (row.sd().isPresent()) {
      double sd = row.sd().getAsDouble();
      canvas.line(axes.px(mean - sd), y, axes.px(mean + sd), y, 7, SPREAD);
      paintInterval(
          canvas, axes.px(row.ciLow().orElse(mean)), axes.px(row.ciHigh().orElse(mean)), y);
    }
    canvas.dot(axes.px(mean), y, 4.5, MEAN);
  }

  private static void paintInterval(Canvas canvas, double low, double high, double y) {
    canvas.line(low, y, high, y, 1.4, MEAN);
    canvas.line(low, y - 5, low, y + 5, 1.4, MEAN);
    canvas.line(high, y - 5, high, y + 5, 1.4, MEAN);
  }

  /** Above the tables, where it covers nothing. */
  private void paintLegend(Canvas canvas) {
    double y = 26;
    double x = left();
    canvas.dot(x + 6, y, 4.5, MEAN);
    x = legendText(canvas, "mean", x + 16, y);
    canvas.line(x, y, x + 26, y, 7, SPREAD);
    x = legendText(canvas, "± standard deviation", x + 33, y);
    paintInterval(canvas, x, x + 26, y);
    x = legendText(canvas, "95 % interval", x + 33, y);
    canvas.dashedLine(x + 4, y - 8, x + 4, y + 8, 1, REFERENCE);
    legendText(canvas, "baseline", x + 12, y);
  }

  private static double legendText(Canvas canvas, String text, double x, double y) {
    canvas.text(text, x, y, Anchor.LEFT, Axes.TICK_SIZE, Canvas.INK);
    return x + Canvas.textWidth(text, Axes.TICK_SIZE) + 24;
  }

  private double left() {
    return 24 + rows().stream().mapToDouble(AblationsFigure::nameWidth).max().orElse(0);
  }

  private static double nameWidth(SummaryRow row) {
    return Canvas.textWidth(row.variant(), NAME_SIZE);
  }

  /** All of the bars, but never beyond what an accuracy can be. */
  private Scale accuracyScale() {
    double least = ends().min().orElse(0);
    double most = ends().max().orElse(1);
    return Scale.around(Math.max(0, least), Math.min(1, most), 7);
  }

  private DoubleStream ends() {
    return rows().stream()
        .flatMapToDouble(
            row ->
                DoubleStream.of(
                    low(row, row.ciLow()),
                    low(row, row.ciHigh()),
                    row.mean().orElseThrow() - row.sd().orElse(0),
                    row.mean().orElseThrow() + row.sd().orElse(0)));
  }

  private static double low(SummaryRow row, OptionalDouble end) {
    return end.orElse(row.mean().orElseThrow());
  }

  private List<SummaryRow> rows() {
    return tables.values().stream().flatMap(List::stream).toList();
  }
}
