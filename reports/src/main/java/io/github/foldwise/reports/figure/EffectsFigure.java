package io.github.foldwise.reports.figure;

import io.github.foldwise.reports.figure.Canvas.Anchor;
import io.github.foldwise.reports.format.FloatText;
import io.github.foldwise.reports.format.NumberText;
import io.github.foldwise.reports.records.SummaryRow;
import io.github.foldwise.reports.records.Verdict.Kind;
import io.github.foldwise.reports.statistics.SummaryTable;
import java.awt.Color;
import java.awt.geom.Rectangle2D;
import java.util.Comparator;
import java.util.List;
import java.util.stream.DoubleStream;

/**
 * The differences of one table's variants to the baseline with their corrected intervals, the
 * largest on top, coloured by verdict, over the margin of equality.
 */
final class EffectsFigure extends TableFigure {
  private static final double NOTE = 22;
  private static final double ABOVE_NOTES = 8;
  private static final double GAP = 10;
  private static final Color BAND = new Color(0xe9eef4);
  private static final Color REFERENCE = new Color(0x5c5c5c);

  private final List<String> leftOut;
  private final double margin;
  private final String score;

  EffectsFigure(SummaryTable table, PlotNames names, double margin, String score) {
    super(
        table.name(),
        table.rows().stream()
            .filter(row -> row.diff().isPresent())
            .sorted(Comparator.comparingDouble(row -> -row.diff().getAsDouble()))
            .toList(),
        names);
    this.leftOut =
        table.rows().stream()
            .filter(row -> row.verdict().kind() == Kind.NOT_COMPARABLE)
            .map(row -> names.of(row.variant()))
            .toList();
    this.margin = margin;
    this.score = score;
  }

  @Override
  public int height() {
    return super.height() + (int) notes();
  }

  @Override
  public void paint(Canvas canvas) {
    Axes axes = axes(scale());
    Rectangle2D area = axes.area();
    paintLegend(canvas);
    canvas.within(area, () -> paintMargin(canvas, axes));
    axes.paintVerticalGrid(canvas);
    canvas.dashedLine(axes.px(0), area.getY(), axes.px(0), area.getMaxY(), 1.2, REFERENCE);
    for (int i = 0; i < rows.size(); i++) {
      paintRow(canvas, axes, rows.get(i), axes.py(rows.size() - i - 0.5));
    }
    axes.paintFrame(canvas, "", "Difference of %s to the baseline".formatted(score));
    paintTitle(canvas);
    paintNotes(canvas, area.getMaxY() + BELOW + ABOVE_NOTES);
  }

  private void paintMargin(Canvas canvas, Axes axes) {
    double low = axes.px(-margin);
    canvas.fill(
        new Rectangle2D.Double(
            low, axes.area().getY(), axes.px(margin) - low, axes.area().getHeight()),
        BAND);
  }

  /** Name and result are above the interval, so they stay readable on a phone. */
  private void paintRow(Canvas canvas, Axes axes, SummaryRow row, double middle) {
    Color color = color(row);
    Rectangle2D area = axes.area();
    String result = result(row);
    double resultWidth = Canvas.textWidth(result, NAME_SIZE);
    double text = middle - TEXT_ABOVE;
    double room = area.getWidth() - resultWidth - 4 * GAP;
    canvas.fill(
        new Rectangle2D.Double(area.getX(), middle - ROW / 2, area.getWidth(), TEXT_HEIGHT),
        Color.WHITE);
    canvas.fitting(names.of(row.variant()), area.getX() + GAP, text, room, NAME_SIZE, Canvas.INK);
    canvas.text(result, area.getMaxX() - GAP, text, Anchor.RIGHT, NAME_SIZE, color);
    double y = middle + BAR_BELOW;
    canvas.within(
        area,
        () -> {
          row.diffLow()
              .ifPresent(
                  low ->
                      paintInterval(
                          canvas,
                          axes.px(low),
                          axes.px(row.diffHigh().orElseThrow()),
                          y,
                          2,
                          1.6,
                          color));
          canvas.dot(axes.px(row.diff().orElseThrow()), y, 4.5, color);
        });
  }

  /** Above the plot, so that it covers nothing. */
  private void paintLegend(Canvas canvas) {
    double y = LEGEND;
    double x = LEFT;
    paintInterval(canvas, x, x + 30, y, 2, 1.6, REFERENCE);
    canvas.dot(x + 15, y, 4.5, REFERENCE);
    x = legendText(canvas, "difference, 95 % interval", x + 37, y) + 22;
    canvas.dashedLine(x + 2, y - 8, x + 2, y + 8, 1.2, REFERENCE);
    x = legendText(canvas, "baseline", x + 10, y) + 22;
    canvas.fill(new Rectangle2D.Double(x, y - 7, 22, 14), BAND);
    canvas.frame(new Rectangle2D.Double(x, y - 7, 22, 14), 0.8, Canvas.FAINT);
    legendText(canvas, "margin ±" + FloatText.statistic(margin), x + 29, y);
  }

  private void paintNotes(Canvas canvas, double top) {
    for (int i = 0; i < leftOut.size(); i++) {
      canvas.fitting(
          leftOut.get(i) + ": on other folds, not comparable",
          LEFT + GAP,
          top + i * NOTE,
          PLOT_WIDTH - 2 * GAP,
          NAME_SIZE,
          REFERENCE);
    }
  }

  private double notes() {
    return leftOut.isEmpty() ? 0 : ABOVE_NOTES + leftOut.size() * NOTE;
  }

  /** Covers all intervals and the margin, within [−1, 1]. */
  private AxisScale scale() {
    double[] ends =
        rows.stream()
            .flatMapToDouble(
                row ->
                    DoubleStream.of(
                        row.diff().getAsDouble(),
                        row.diffLow().orElse(0),
                        row.diffHigh().orElse(0)))
            .toArray();
    double least = Math.min(-margin, DoubleStream.of(ends).min().orElse(0));
    double most = Math.max(margin, DoubleStream.of(ends).max().orElse(0));
    return AxisScale.around(Math.max(-1, least), Math.min(1, most), 7);
  }

  /** {@code +0.0072 undecided}: the meaning of the colour in words. */
  private static String result(SummaryRow row) {
    return NumberText.signed(row.diff().getAsDouble()) + "  " + row.verdict().kind().words();
  }

  private static Color color(SummaryRow row) {
    return switch (row.verdict().kind()) {
      case BETTER -> new Color(0x1a7f37);
      case WORSE -> new Color(0xb42318);
      case PRACTICALLY_EQUAL -> Palette.line(0);
      default -> new Color(0x737373);
    };
  }
}
