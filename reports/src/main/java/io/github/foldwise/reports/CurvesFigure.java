package io.github.foldwise.reports;

import io.github.foldwise.reports.Canvas.Anchor;
import java.awt.Color;
import java.awt.geom.Rectangle2D;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** Accuracy (left) and loss (right) after each epoch, one line per trial, one colour per fold. */
final class CurvesFigure implements Figure {
  private static final int WIDTH = 1000;
  private static final double PANEL_WIDTH = 400;
  private static final double PANEL_HEIGHT = 310;
  private static final double TOP = 40;
  private static final double LEGEND_TOP = TOP + PANEL_HEIGHT + 70;
  private static final double LEGEND_ROW = 22;
  private static final int LEGEND_COLUMNS = 10;

  private final String variant;
  private final String where;
  private final List<EpochRow> epochs;
  private final Function<EpochRow, Optional<Float>> accuracy;
  private final Function<EpochRow, Optional<Float>> loss;

  private CurvesFigure(
      String variant,
      String where,
      List<EpochRow> epochs,
      Function<EpochRow, Optional<Float>> accuracy,
      Function<EpochRow, Optional<Float>> loss) {
    this.variant = variant;
    this.where = where;
    this.epochs = epochs;
    this.accuracy = accuracy;
    this.loss = loss;
  }

  static CurvesFigure ofValidation(String variant, List<EpochRow> epochs) {
    return new CurvesFigure(
        variant, "validation rows", epochs, EpochRow::valAccuracy, EpochRow::valLoss);
  }

  static CurvesFigure ofTest(String variant, List<EpochRow> epochs) {
    return new CurvesFigure(
        variant, "test set", epochs, EpochRow::testAccuracy, EpochRow::testLoss);
  }

  boolean isEmpty() {
    return values(accuracy).isEmpty() || values(loss).isEmpty();
  }

  @Override
  public int width() {
    return WIDTH;
  }

  @Override
  public int height() {
    int rows = (folds().size() + LEGEND_COLUMNS - 1) / LEGEND_COLUMNS;
    return (int) (LEGEND_TOP + rows * LEGEND_ROW);
  }

  @Override
  public void paint(Canvas canvas) {
    paintPanel(canvas, 80, "Accuracy", accuracy);
    paintPanel(canvas, 80 + PANEL_WIDTH + 95, "Loss", loss);
    paintLegend(canvas);
  }

  private void paintPanel(
      Canvas canvas, double left, String name, Function<EpochRow, Optional<Float>> measure) {
    Axes axes =
        new Axes(
            new Rectangle2D.Double(left, TOP, PANEL_WIDTH, PANEL_HEIGHT),
            epochScale(),
            scale(values(measure)));
    axes.paintGrid(canvas);
    trials().forEach((trial, rows) -> paintLine(canvas, axes, rows, measure));
    axes.paintFrame(
        canvas,
        "%s: %s on the %s".formatted(variant, name.toLowerCase(Locale.ROOT), where),
        "Epoch");
    axes.paintY(canvas, name);
  }

  private void paintLine(
      Canvas canvas, Axes axes, List<EpochRow> rows, Function<EpochRow, Optional<Float>> measure) {
    int fold = folds().indexOf(rows.get(0).fold());
    List<double[]> points = new ArrayList<>();
    for (EpochRow row : rows) {
      measure
          .apply(row)
          .filter(Float::isFinite)
          .ifPresent(value -> points.add(new double[] {axes.px(row.epoch()), axes.py(value)}));
    }
    if (points.size() > 1) {
      canvas.path(points, 1.5, Palette.line(fold));
    }
    points.forEach(point -> paintCircle(canvas, point[0], point[1], fold));
  }

  /** Hollow where the colours begin anew. */
  private static void paintCircle(Canvas canvas, double x, double y, int fold) {
    canvas.dot(x, y, 3.5, Palette.line(fold));
    if (Palette.isRepeated(fold)) {
      canvas.dot(x, y, 2, Color.WHITE);
    }
  }

  /** Below both panels, where it covers nothing. */
  private void paintLegend(Canvas canvas) {
    List<Integer> folds = folds();
    double column = 90;
    for (int i = 0; i < folds.size(); i++) {
      int row = i / LEGEND_COLUMNS;
      int inRow = Math.min(LEGEND_COLUMNS, folds.size() - row * LEGEND_COLUMNS);
      double x = (WIDTH - inRow * column) / 2 + i % LEGEND_COLUMNS * column;
      double y = LEGEND_TOP + row * LEGEND_ROW;
      canvas.line(x, y, x + 24, y, 1.5, Palette.line(i));
      paintCircle(canvas, x + 12, y, i);
      canvas.text("Fold " + folds.get(i), x + 31, y, Anchor.LEFT, Axes.TICK_SIZE, Canvas.INK);
    }
  }

  private List<Integer> folds() {
    return epochs.stream().map(EpochRow::fold).distinct().sorted().toList();
  }

  private Map<List<Integer>, List<EpochRow>> trials() {
    Map<List<Integer>, List<EpochRow>> trials = new LinkedHashMap<>();
    for (EpochRow row : epochs) {
      trials.computeIfAbsent(List.of(row.repeat(), row.fold()), key -> new ArrayList<>()).add(row);
    }
    return trials;
  }

  private Scale epochScale() {
    return Scale.ofIntegers(
        epochs.stream().mapToInt(EpochRow::epoch).min().orElse(1),
        epochs.stream().mapToInt(EpochRow::epoch).max().orElse(1),
        10);
  }

  private static Scale scale(List<Double> values) {
    return Scale.around(
        values.stream().mapToDouble(v -> v).min().orElse(0),
        values.stream().mapToDouble(v -> v).max().orElse(1),
        6);
  }

  private List<Double> values(Function<EpochRow, Optional<Float>> measure) {
    return epochs.stream()
        .flatMap(row -> measure.apply(row).stream())
        .filter(Float::isFinite)
        .map(Float::doubleValue)
        .toList();
  }
}
