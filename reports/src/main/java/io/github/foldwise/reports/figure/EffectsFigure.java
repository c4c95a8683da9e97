package io.github.foldwise.reports.figure;

import io.github.foldwise.reports.format.FloatText;
import io.github.foldwise.reports.format.NumberText;
import io.github.foldwise.reports.records.SummaryRow;
import io.github.foldwise.reports.records.Verdict.Kind;
import io.github.foldwise.reports.statistics.SummaryTable;
import java.awt.Color;
import java.awt.geom.Rectangle2D;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.DoubleStream;

/**
 * The differences of one table's variants to the baseline with their corrected intervals, in the
 * table's order, coloured by verdict, over the margin of equality.
 */
final class EffectsFigure extends TableFigure {
  private static final int MOST = 40;
  private static final int MOST_OF_LONG_NAMES = 20;
  private static final int LONG = 30; // such a name needs several lines

  private static final int NAMED = 5;
  private static final Color BAND = new Color(0xe3eaf2);
  private static final Color REFERENCE = new Color(0x5c5c5c);
  private static final double RADIUS = 5;

  private final SummaryTable table;
  private final double margin;
  private final String score;

  EffectsFigure(SummaryTable table, PlotNames names, double margin, String score) {
    super(
        table.name(),
        highest(shown(table), most(table), row -> row.diff().orElse(0)),
        names,
        notes(table, names));
    this.table = table;
    this.margin = margin;
    this.score = score;
  }

  /** More rows make a figure that nobody reads. */
  static int most(SummaryTable table) {
    double letters =
        table.rows().stream().mapToInt(row -> row.variant().length()).average().orElse(0);
    return letters > LONG ? MOST_OF_LONG_NAMES : MOST;
  }

  private static List<SummaryRow> shown(SummaryTable table) {
    return table.rows().stream()
        .filter(row -> row.diff().isPresent() || (isBaseline(row) && row.mean().isPresent()))
        .toList();
  }

  private static List<String> notes(SummaryTable table, PlotNames names) {
    List<String> notes = new ArrayList<>();
    long compared = shown(table).stream().filter(row -> !isBaseline(row)).count();
    if (compared > most(table)) {
      notes.add(
          "The %s highest of %s differences; the table has all.".formatted(most(table), compared));
    }
    List<SummaryRow> elsewhere = table.variants(Kind.NOT_COMPARABLE);
    if (elsewhere.size() > NAMED) {
      notes.add("%s variants: on other folds, not comparable".formatted(elsewhere.size()));
    } else {
      elsewhere.forEach(row -> notes.add(names.of(row) + ": on other folds, not comparable"));
    }
    return notes;
  }

  @Override
  Legend legend() {
    Legend legend =
        new Legend(PLOT_WIDTH)
            .add(
                30,
                "difference, 95 % interval",
                (canvas, x, y) -> {
                  canvas.line(x, y, x + 30, y, 2, REFERENCE);
                  canvas.line(x, y - 5, x, y + 5, 1.6, REFERENCE);
                  canvas.line(x + 30, y - 5, x + 30, y + 5, 1.6, REFERENCE);
                  canvas.dot(x + 15, y, RADIUS, REFERENCE);
                })
            .add(
                22,
                "margin ±" + FloatText.statistic(margin),
                (canvas, x, y) -> {
                  canvas.fill(new Rectangle2D.Double(x, y - 7, 22, 14), BAND);
                  canvas.frame(new Rectangle2D.Double(x, y - 7, 22, 14), 0.8, Canvas.FAINT);
                })
            .add(
                4,
                "baseline",
                (canvas, x, y) -> canvas.dashedLine(x + 2, y - 8, x + 2, y + 8, 1.2, REFERENCE));
    return rows.stream().anyMatch(table::isPartial)
        ? legend.add(
            10,
            "pruned, or fewer folds",
            (canvas, x, y) -> canvas.ring(x + 5, y, RADIUS, REFERENCE))
        : legend;
  }

  /** Covers the margin and all intervals but huge ones, within [−1, 1]. */
  @Override
  AxisScale scale() {
    List<IntervalAxis.Bar> bars =
        rows.stream()
            .filter(row -> row.diff().isPresent())
            .map(
                row ->
                    new IntervalAxis.Bar(
                        row.diff().getAsDouble(),
                        row.diffLow().orElse(row.diff().getAsDouble()),
                        row.diffHigh().orElse(row.diff().getAsDouble())))
            .toList();
    return IntervalAxis.of(bars, DoubleStream.of(-margin, margin), 2 * margin, -1, 1, TICKS);
  }

  @Override
  String axisTitle() {
    return "Difference of %s to the baseline".formatted(score);
  }

  /** {@code +0.0072 undecided}: the meaning of the colour in words. */
  @Override
  String result(SummaryRow row) {
    return row.diff().isEmpty()
        ? NumberText.fixed(row.mean().orElseThrow())
        : NumberText.signed(row.diff().getAsDouble()) + "  " + row.verdict().kind().words();
  }

  @Override
  Color color(SummaryRow row) {
    return switch (row.verdict().kind()) {
      case BETTER -> new Color(0x1a7f37);
      case WORSE -> new Color(0xb42318);
      case PRACTICALLY_EQUAL -> Palette.line(0);
      case NONE -> REFERENCE;
      default -> new Color(0x6a6a6a);
    };
  }

  @Override
  void paintGround(Canvas canvas, Axes axes) {
    Rectangle2D area = axes.area();
    double low = axes.px(-margin);
    canvas.fill(
        new Rectangle2D.Double(low, area.getY(), axes.px(margin) - low, area.getHeight()), BAND);
    axes.paintVerticalGrid(canvas);
    canvas.dashedLine(axes.px(0), area.getY(), axes.px(0), area.getMaxY(), 1.2, REFERENCE);
  }

  @Override
  void paintBar(Canvas canvas, Axes axes, SummaryRow row, double y) {
    double value = row.diff().orElse(0);
    Color color = color(row);
    if (row.diffLow().isPresent()) {
      paintInterval(
          canvas,
          axes,
          row.diffLow().getAsDouble(),
          row.diffHigh().orElseThrow(),
          value,
          y,
          color,
          end -> NumberText.signed(Math.max(-1, Math.min(1, end))));
    }
    if (table.isPartial(row)) {
      canvas.ring(axes.px(value), y, RADIUS, color);
    } else {
      canvas.dot(axes.px(value), y, RADIUS, color);
    }
  }
}
