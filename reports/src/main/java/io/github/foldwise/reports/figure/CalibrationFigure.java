package io.github.foldwise.reports.figure;

import io.github.foldwise.reports.figure.Canvas.Anchor;
import io.github.foldwise.reports.records.CalibrationRow;
import io.github.foldwise.reports.statistics.Calibration;
import io.github.foldwise.reports.statistics.WilsonInterval;
import java.awt.Color;
import java.awt.geom.Rectangle2D;
import java.util.ArrayList;
import java.util.List;

/** Accuracy against confidence, the diagonal of perfect calibration, and the rows of each bin. */
final class CalibrationFigure implements Figure {
  private static final double LEFT = 80;
  private static final double TOP = 44;
  private static final double SIDE = 340;
  private static final double GAP = 20;
  private static final double COUNTS_HEIGHT = 108;
  private static final Color POINT = Palette.line(0);
  private static final Color DIAGONAL = new Color(0x8c8c8c);
  private static final Color COUNT = new Color(0x9ecae1);

  private final Calibration calibration;

  CalibrationFigure(Calibration calibration) {
    this.calibration = calibration;
  }

  @Override
  public int width() {
    return (int) (LEFT + SIDE + 20);
  }

  @Override
  public int height() {
    return (int) (TOP + SIDE + GAP + COUNTS_HEIGHT + 60);
  }

  @Override
  public void paint(Canvas canvas) {
    canvas.text(
        "baseline: calibration on the validation rows",
        LEFT + SIDE / 2,
        TOP - 18,
        Anchor.CENTER,
        Axes.LABEL_SIZE,
        Canvas.INK);
    paintDiagram(canvas);
    paintCounts(canvas);
  }

  private void paintDiagram(Canvas canvas) {
    Axes axes = new Axes(new Rectangle2D.Double(LEFT, TOP, SIDE, SIDE), fractions(), fractions());
    axes.paintGrid(canvas);
    canvas.dashedLine(axes.px(0), axes.py(0), axes.px(1), axes.py(1), 1.2, DIAGONAL);
    canvas.within(axes.area(), () -> paintPoints(canvas, axes));
    canvas.frame(axes.area(), 1, Canvas.INK);
    axes.paintY(canvas, "Accuracy");
  }

  private void paintPoints(Canvas canvas, Axes axes) {
    List<double[]> points = new ArrayList<>();
    for (CalibrationRow bin : calibration.bins()) {
      double accuracy = Calibration.accuracy(bin);
      WilsonInterval interval = calibration.interval(bin);
      double x = axes.px(Calibration.confidence(bin));
      canvas.line(x, axes.py(interval.low()), x, axes.py(interval.high()), 1.4, POINT);
      points.add(new double[] {x, axes.py(accuracy)});
    }
    canvas.path(points, 1.2, POINT);
    points.forEach(point -> canvas.dot(point[0], point[1], 4.5, POINT));
  }

  private void paintCounts(Canvas canvas) {
    double most = calibration.bins().stream().mapToDouble(calibration::share).max().orElse(1);
    Axes axes =
        new Axes(
            new Rectangle2D.Double(LEFT, TOP + SIDE + GAP, SIDE, COUNTS_HEIGHT),
            fractions(),
            AxisScale.between(0, 1.08 * most, 3));
    axes.paintGrid(canvas);
    for (CalibrationRow bin : calibration.bins()) {
      double left = axes.px(bin.binLow()) + 1;
      double top = axes.py(calibration.share(bin));
      canvas.fill(
          new Rectangle2D.Double(
              left, top, axes.px(bin.binHigh()) - 1 - left, axes.area().getMaxY() - top),
          COUNT);
    }
    axes.paintFrame(canvas, "", "Probability of the predicted class");
    axes.paintY(canvas, "Share of rows");
  }

  private static AxisScale fractions() {
    return AxisScale.between(0, 1, 5);
  }
}
