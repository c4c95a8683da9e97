package io.github.foldwise.reports.figure;

import io.github.foldwise.reports.format.NumberText;
import io.github.foldwise.reports.records.SummaryRow;
import io.github.foldwise.reports.statistics.SummaryTable;
import java.awt.Color;
import java.util.List;
import java.util.stream.DoubleStream;

/** Mean score of one table's variants with standard deviation and corrected interval. */
final class IntervalsFigure extends TableFigure {
  private static final Color MEAN = Palette.line(0);
  private static final Color SPREAD = new Color(0x9ecae1);
  private static final Color REFERENCE = new Color(0x6a6a6a);
  private static final double RADIUS = 5;

  /** An interval of this width is never cut. */
  private static final double FINE = 0.02;

  private final String scoreTitle;

  IntervalsFigure(SummaryTable table, PlotNames names, String scoreTitle) {
    super(
        table.name(),
        highest(measured(table), EffectsFigure.most(table), row -> row.mean().orElseThrow()),
        names,
        notes(table));
    this.scoreTitle = scoreTitle;
  }

  private static List<SummaryRow> measured(SummaryTable table) {
    return table.rows().stream().filter(row -> row.mean().isPresent()).toList();
  }

  private static List<String> notes(SummaryTable table) {
    long means = measured(table).stream().filter(row -> !isBaseline(row)).count();
    int most = EffectsFigure.most(table);
    return means > most
        ? List.of("The %s highest of %s means; the table has all.".formatted(most, means))
        : List.of();
  }

  @Override
  Legend legend() {
    return new Legend(PLOT_WIDTH)
        .add(10, "mean", (canvas, x, y) -> canvas.dot(x + 5, y, RADIUS, MEAN))
        .add(26, "± standard deviation", (canvas, x, y) -> canvas.line(x, y, x + 26, y, 8, SPREAD))
        .add(
            26,
            "95 % interval",
            (canvas, x, y) -> {
              canvas.line(x, y, x + 26, y, 2, MEAN);
              canvas.line(x, y - 5, x, y + 5, 1.6, MEAN);
              canvas.line(x + 26, y - 5, x + 26, y + 5, 1.6, MEAN);
            })
        .add(
            4,
            "baseline",
            (canvas, x, y) -> canvas.dashedLine(x + 2, y - 8, x + 2, y + 8, 1.2, REFERENCE));
  }

  /** Covers all bars but huge intervals, within [0, 1]. */
  @Override
  AxisScale scale() {
    List<IntervalAxis.Bar> bars =
        rows.stream()
            .map(
                row ->
                    new IntervalAxis.Bar(
                        mean(row), row.ciLow().orElse(mean(row)), row.ciHigh().orElse(mean(row))))
            .toList();
    DoubleStream spreads =
        rows.stream()
            .flatMapToDouble(row -> DoubleStream.of(mean(row) - sd(row), mean(row) + sd(row)));
    return IntervalAxis.of(bars, spreads, FINE, 0, 1, TICKS);
  }

  @Override
  String axisTitle() {
    return scoreTitle;
  }

  @Override
  String result(SummaryRow row) {
    return NumberText.fixed(mean(row));
  }

  @Override
  Color color(SummaryRow row) {
    return Canvas.INK;
  }

  @Override
  void paintGround(Canvas canvas, Axes axes) {
    axes.paintVerticalGrid(canvas);
    rows.stream()
        .filter(TableFigure::isBaseline)
        .mapToDouble(row -> axes.px(mean(row)))
        .forEach(
            x ->
                canvas.dashedLine(x, axes.area().getY(), x, axes.area().getMaxY(), 1.2, REFERENCE));
  }

  @Override
  void paintBar(Canvas canvas, Axes axes, SummaryRow row, double y) {
    double mean = mean(row);
    if (row.sd().isPresent()) {
      canvas.line(axes.px(mean - sd(row)), y, axes.px(mean + sd(row)), y, 8, SPREAD);
    }
    if (row.ciLow().isPresent()) {
      paintInterval(
          canvas,
          axes,
          row.ciLow().getAsDouble(),
          row.ciHigh().orElseThrow(),
          mean,
          y,
          MEAN,
          end -> NumberText.fixed(Math.max(0, Math.min(1, end))));
    }
    canvas.dot(axes.px(mean), y, RADIUS, MEAN);
  }

  private static double mean(SummaryRow row) {
    return row.mean().orElseThrow();
  }

  private static double sd(SummaryRow row) {
    return row.sd().orElse(0);
  }
}
