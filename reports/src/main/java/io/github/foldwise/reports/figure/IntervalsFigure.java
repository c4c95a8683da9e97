package io.github.foldwise.reports.figure;

import io.github.foldwise.reports.records.RunRecords;
import io.github.foldwise.reports.records.SummaryRow;
import io.github.foldwise.reports.statistics.SummaryTable;
import java.awt.Color;
import java.awt.geom.Rectangle2D;
import java.util.OptionalDouble;
import java.util.stream.DoubleStream;

/** Mean score of each variant of a table, with its spread and interval. */
final class IntervalsFigure extends TableFigure {
  private static final Color MEAN = Palette.line(0);
  private static final Color SPREAD = new Color(0x9ecae1);
  private static final Color REFERENCE = new Color(0x8c8c8c);

  private final String scoreTitle;

  IntervalsFigure(SummaryTable table, PlotNames names, String scoreTitle) {
    super(
        table.name(), table.rows().stream().filter(row -> row.mean().isPresent()).toList(), names);
    this.scoreTitle = scoreTitle;
  }

  @Override
  public void paint(Canvas canvas) {
    Axes axes = axes(scale());
    Rectangle2D area = axes.area();
    paintLegend(canvas);
    axes.paintVerticalGrid(canvas);
    canvas.within(area, () -> paintBars(canvas, axes));
    for (int i = 0; i < rows.size(); i++) {
      double top = area.getY() + i * ROW;
      canvas.fill(new Rectangle2D.Double(LEFT, top, PLOT_WIDTH, TEXT_HEIGHT), Color.WHITE);
      double y = top + ROW / 2 - TEXT_ABOVE;
      canvas.fitting(names.of(rows.get(i)), LEFT + 10, y, PLOT_WIDTH - 20, NAME_SIZE, Canvas.INK);
    }
    axes.paintFrame(canvas, "", scoreTitle);
    paintTitle(canvas);
  }

  private void paintBars(Canvas canvas, Axes axes) {
    rows.stream()
        .filter(row -> row.variant().equals(RunRecords.BASELINE))
        .forEach(row -> paintReference(canvas, axes, axes.px(row.mean().orElseThrow())));
    for (int i = 0; i < rows.size(); i++) {
      paintVariant(canvas, axes, rows.get(i), axes.py(rows.size() - i - 0.5) + BAR_BELOW);
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
          canvas,
          axes.px(row.ciLow().orElse(mean)),
          axes.px(row.ciHigh().orElse(mean)),
          y,
          1.4,
          1.4,
          MEAN);
    }
    canvas.dot(axes.px(mean), y, 4.5, MEAN);
  }

  /** Above the plot, so that it covers nothing. */
  private void paintLegend(Canvas canvas) {
    double y = LEGEND;
    double x = LEFT;
    canvas.dot(x + 6, y, 4.5, MEAN);
    x = legendText(canvas, "mean", x + 16, y) + 24;
    canvas.line(x, y, x + 26, y, 7, SPREAD);
    x = legendText(canvas, "± standard deviation", x + 33, y) + 24;
    paintInterval(canvas, x, x + 26, y, 1.4, 1.4, MEAN);
    x = legendText(canvas, "95 % interval", x + 33, y) + 24;
    canvas.dashedLine(x + 4, y - 8, x + 4, y + 8, 1, REFERENCE);
    legendText(canvas, "baseline", x + 12, y);
  }

  /** Covers all bars, within [0, 1]. */
  private AxisScale scale() {
    double least = ends().min().orElse(0);
    double most = ends().max().orElse(1);
    return AxisScale.around(Math.max(0, least), Math.min(1, most), 7);
  }

  private DoubleStream ends() {
    return rows.stream()
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
}
