package io.github.foldwise.reports.figure;

import io.github.foldwise.reports.figure.Canvas.Anchor;
import io.github.foldwise.reports.statistics.Curve;
import io.github.foldwise.reports.statistics.FoldStatistics;
import java.awt.Color;
import java.awt.geom.Rectangle2D;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.stream.DoubleStream;

/**
 * One measure after each epoch: a thin line per trial in its fold's colour, and the mean with a
 * band of one standard deviation to each side. The title has {@code %s} for the measure's name.
 */
record CurvePanel(String title, String name, Curve curve) implements Figure {
  private static final int WIDTH = 500;
  private static final double LEFT = 80;
  private static final double TOP = 40;
  private static final double PANEL_WIDTH = 398;
  private static final double PANEL_HEIGHT = 310;
  private static final double LEGEND_TOP = TOP + PANEL_HEIGHT + 66;
  private static final double LEGEND_ROW = 22;
  private static final int LEGEND_COLUMNS = 6;
  private static final double LEGEND_COLUMN = 76;

  /** Room to each side of a single epoch: no fold hides another. */
  private static final double HALF_OF_ONE_EPOCH = 0.35;

  private static final Color BAND = new Color(0x26, 0x26, 0x26, 0x22);

  @Override
  public int width() {
    return WIDTH;
  }

  @Override
  public int height() {
    int rows = (curve.folds().size() + LEGEND_COLUMNS - 1) / LEGEND_COLUMNS;
    return (int) (LEGEND_TOP + (rows + (hasMeans() ? 1 : 0)) * LEGEND_ROW);
  }

  @Override
  public void paint(Canvas canvas) {
    Axes axes =
        new Axes(
            new Rectangle2D.Double(LEFT, TOP, PANEL_WIDTH, PANEL_HEIGHT), epochScale(), scale());
    axes.paintGrid(canvas);
    canvas.within(axes.area(), () -> paintBand(canvas, axes));
    curve.trials().forEach(trial -> paintTrial(canvas, axes, trial));
    paintMean(canvas, axes);
    axes.paintFrame(canvas, title.formatted(name.toLowerCase(Locale.ROOT)), "Epoch");
    axes.paintY(canvas, name);
    paintLegend(canvas);
  }

  private void paintBand(Canvas canvas, Axes axes) {
    if (!hasMeans()) {
      return;
    }
    List<double[]> upper = meanPoints(axes, 1);
    List<double[]> lower = meanPoints(axes, -1);
    Collections.reverse(lower);
    upper.addAll(lower);
    canvas.fill(upper, BAND);
  }

  private void paintMean(Canvas canvas, Axes axes) {
    if (hasMeans()) {
      canvas.path(meanPoints(axes, 0), 2.6, Canvas.INK);
    }
  }

  /** The mean plus this many standard deviations; a single epoch gives a level line. */
  private List<double[]> meanPoints(Axes axes, int deviations) {
    List<double[]> points = new ArrayList<>();
    curve
        .means()
        .forEach(
            (epoch, statistics) -> {
              double mean = statistics.mean().orElseThrow();
              double y = axes.py(mean + deviations * statistics.sd().orElseThrow());
              if (isOneEpoch()) {
                points.add(new double[] {axes.px(epoch - 1.2 * HALF_OF_ONE_EPOCH), y});
                points.add(new double[] {axes.px(epoch + 1.2 * HALF_OF_ONE_EPOCH), y});
              } else {
                points.add(new double[] {axes.px(epoch), y});
              }
            });
    return points;
  }

  private void paintTrial(Canvas canvas, Axes axes, Curve.Trial trial) {
    int fold = curve.folds().indexOf(trial.fold());
    List<double[]> points = new ArrayList<>();
    trial
        .values()
        .forEach(
            (epoch, value) ->
                points.add(new double[] {axes.px(epoch + aside(fold)), axes.py(value)}));
    if (points.size() > 1) {
      canvas.path(points, 1.1, Palette.line(fold));
    }
    points.forEach(point -> paintCircle(canvas, point[0], point[1], fold));
  }

  /** How far right of its epoch a fold's point is drawn. */
  private double aside(int fold) {
    int folds = curve.folds().size();
    return isOneEpoch() && folds > 1 ? HALF_OF_ONE_EPOCH * (2.0 * fold / (folds - 1) - 1) : 0;
  }

  /** Hollow once the colours repeat. */
  private static void paintCircle(Canvas canvas, double x, double y, int fold) {
    canvas.dot(x, y, 2.8, Palette.line(fold));
    if (Palette.isRepeated(fold)) {
      canvas.dot(x, y, 1.6, Color.WHITE);
    }
  }

  /** Below the panel, so that it covers nothing. */
  private void paintLegend(Canvas canvas) {
    List<Integer> folds = curve.folds();
    double y = LEGEND_TOP;
    for (int i = 0; i < folds.size(); i++) {
      int row = i / LEGEND_COLUMNS;
      int inRow = Math.min(LEGEND_COLUMNS, folds.size() - row * LEGEND_COLUMNS);
      double x = (WIDTH - inRow * LEGEND_COLUMN) / 2 + i % LEGEND_COLUMNS * LEGEND_COLUMN;
      y = LEGEND_TOP + row * LEGEND_ROW;
      canvas.line(x, y, x + 20, y, 1.1, Palette.line(i));
      paintCircle(canvas, x + 10, y, i);
      canvas.text("Fold " + folds.get(i), x + 26, y, Anchor.LEFT, Axes.TICK_SIZE, Canvas.INK);
    }
    if (hasMeans()) {
      paintLegendOfMeans(canvas, y + LEGEND_ROW);
    }
  }

  private static void paintLegendOfMeans(Canvas canvas, double y) {
    canvas.line(132, y, 156, y, 2.6, Canvas.INK);
    canvas.text("mean", 163, y, Anchor.LEFT, Axes.TICK_SIZE, Canvas.INK);
    canvas.fill(new Rectangle2D.Double(218, y - 6, 24, 12), BAND);
    canvas.text("± standard deviation", 249, y, Anchor.LEFT, Axes.TICK_SIZE, Canvas.INK);
  }

  private boolean hasMeans() {
    return !curve.means().isEmpty();
  }

  private boolean isOneEpoch() {
    return curve.epochs().distinct().count() == 1;
  }

  private AxisScale epochScale() {
    return AxisScale.ofIntegers(
        curve.epochs().min(Integer::compare).orElse(1),
        curve.epochs().max(Integer::compare).orElse(1),
        10);
  }

  /** All of the lines and of the band. */
  private AxisScale scale() {
    List<Double> values =
        DoubleStream.concat(
                curve.values().mapToDouble(value -> value),
                curve.means().values().stream().flatMapToDouble(CurvePanel::ends))
            .boxed()
            .toList();
    return AxisScale.around(Collections.min(values), Collections.max(values), 6);
  }

  private static DoubleStream ends(FoldStatistics statistics) {
    double mean = statistics.mean().orElseThrow();
    double sd = statistics.sd().orElseThrow();
    return DoubleStream.of(mean - sd, mean + sd);
  }
}
