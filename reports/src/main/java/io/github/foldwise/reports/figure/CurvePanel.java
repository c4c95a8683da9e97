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
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.stream.DoubleStream;
import java.util.stream.Stream;

/**
 * One measure after each epoch: a thin line per trial in its fold's colour, and the mean with a
 * band of one standard deviation to each side; the same on the training rows in broken lines. The
 * title has {@code %s} for the measure's name.
 *
 * @param training the measure over the training rows of the same trials; empty to leave it out
 */
record CurvePanel(String title, String name, Curve curve, Optional<Curve> training)
    implements Figure {
  private static final int WIDTH = 440;
  private static final double LEFT = 84;
  private static final double TOP = 40;
  private static final double PANEL_WIDTH = 340;
  private static final double PANEL_HEIGHT = 290;
  private static final double LEGEND_TOP = TOP + PANEL_HEIGHT + 70;
  private static final double LEGEND_ROW = 24;
  private static final int LEGEND_COLUMNS = 5;
  private static final double LEGEND_COLUMN = 84;
  private static final double SWATCH = 24;

  /** Room to each side of a single epoch: no fold hides another. */
  private static final double HALF_OF_ONE_EPOCH = 0.35;

  private static final Color BAND = new Color(0x26, 0x26, 0x26, 0x22);
  private static final Color TRAINING = new Color(0x595959); // in the legend, of any fold
  private static final float[] SHORT_DASHES = {3, 2.5f};
  private static final float[] LONG_DASHES = {8, 4};

  @Override
  public int width() {
    return WIDTH;
  }

  @Override
  public int height() {
    int rows = (curve.folds().size() + LEGEND_COLUMNS - 1) / LEGEND_COLUMNS;
    int others = (hasMeans() ? 1 : 0) + (training.isPresent() ? 1 : 0);
    return (int) (LEGEND_TOP + (rows + others) * LEGEND_ROW);
  }

  @Override
  public void paint(Canvas canvas) {
    Axes axes =
        new Axes(
            new Rectangle2D.Double(LEFT, TOP, PANEL_WIDTH, PANEL_HEIGHT), epochScale(), scale());
    axes.paintGrid(canvas);
    canvas.within(axes.area(), () -> paintBand(canvas, axes));
    training.ifPresent(own -> own.trials().forEach(trial -> paintTraining(canvas, axes, trial)));
    curve.trials().forEach(trial -> paintTrial(canvas, axes, trial));
    training.ifPresent(
        own -> paintMean(own, axes, points -> canvas.path(points, 2, Canvas.INK, LONG_DASHES)));
    paintMean(curve, axes, points -> canvas.path(points, 2.6, Canvas.INK));
    axes.paintFrame(canvas, title.formatted(name.toLowerCase(Locale.ROOT)), "Epoch");
    axes.paintY(canvas, name);
    paintLegend(canvas);
  }

  private void paintBand(Canvas canvas, Axes axes) {
    if (!hasMeans()) {
      return;
    }
    List<double[]> upper = meanPoints(curve, axes, 1);
    List<double[]> lower = meanPoints(curve, axes, -1);
    Collections.reverse(lower);
    upper.addAll(lower);
    canvas.fill(upper, BAND);
  }

  private void paintMean(Curve of, Axes axes, Consumer<List<double[]>> painter) {
    if (!of.means().isEmpty()) {
      painter.accept(meanPoints(of, axes, 0));
    }
  }

  /** The mean plus this many standard deviations; a single epoch gives a level line. */
  private List<double[]> meanPoints(Curve of, Axes axes, int deviations) {
    List<double[]> points = new ArrayList<>();
    of.means()
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

  /** A single epoch gives a dash. */
  private void paintTraining(Canvas canvas, Axes axes, Curve.Trial trial) {
    int fold = Math.max(0, curve.folds().indexOf(trial.fold()));
    double half = isOneEpoch() ? 0.06 : 0;
    List<double[]> points = new ArrayList<>();
    trial
        .values()
        .forEach(
            (epoch, value) -> {
              double at = epoch + aside(fold);
              points.add(new double[] {axes.px(at - half), axes.py(value)});
              if (half > 0) {
                points.add(new double[] {axes.px(at + half), axes.py(value)});
              }
            });
    canvas.path(points, 1.1, Palette.line(fold), SHORT_DASHES);
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
      y += LEGEND_ROW;
      double x = mark(canvas, "mean", LEFT - 44, y, (from, to) -> line(canvas, from, to));
      double middle = y;
      mark(
          canvas,
          "± standard deviation",
          x,
          y,
          (from, to) ->
              canvas.fill(new Rectangle2D.Double(from[0], middle - 6, to[0] - from[0], 12), BAND));
    }
    if (training.isPresent()) {
      paintLegendOfTraining(canvas, y + LEGEND_ROW);
    }
  }

  private void paintLegendOfTraining(Canvas canvas, double y) {
    double x =
        mark(
            canvas,
            "training rows",
            LEFT - 44,
            y,
            (from, to) -> canvas.path(List.of(from, to), 1.1, TRAINING, SHORT_DASHES));
    if (training.filter(own -> !own.means().isEmpty()).isPresent()) {
      mark(
          canvas,
          "their mean",
          x,
          y,
          (from, to) -> canvas.path(List.of(from, to), 2, Canvas.INK, LONG_DASHES));
    }
  }

  private static void line(Canvas canvas, double[] from, double[] to) {
    canvas.path(List.of(from, to), 2.6, Canvas.INK);
  }

  /** Paints a mark of the legend and its words, and returns where the next may begin. */
  private static double mark(
      Canvas canvas, String words, double x, double y, BiConsumer<double[], double[]> painter) {
    painter.accept(new double[] {x, y}, new double[] {x + SWATCH, y});
    canvas.text(words, x + SWATCH + 7, y, Anchor.LEFT, Axes.TICK_SIZE, Canvas.INK);
    return x + SWATCH + 7 + Canvas.textWidth(words, Axes.TICK_SIZE) + 22;
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
                Stream.concat(curve.values(), training.stream().flatMap(Curve::values))
                    .mapToDouble(value -> value),
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
