package io.github.foldwise.reports.figure;

import io.github.foldwise.reports.figure.Canvas.Anchor;
import java.awt.geom.Rectangle2D;
import java.math.BigDecimal;

/** A plot's area with a frame, grid, ticks and titles; {@code y} points upwards. */
record Axes(Rectangle2D area, AxisScale x, AxisScale y) {
  static final double TITLE_SIZE = 16;
  static final double LABEL_SIZE = 14.5;
  static final double TICK_SIZE = 13.5;
  private static final double TICK_LENGTH = 4;

  double px(double value) {
    return area.getX() + x.share(value) * area.getWidth();
  }

  double py(double value) {
    return area.getMaxY() - y.share(value) * area.getHeight();
  }

  /** Paints the grid; call it before the data. */
  void paintGrid(Canvas canvas) {
    paintVerticalGrid(canvas);
    for (BigDecimal tick : y.ticks()) {
      double at = py(tick.doubleValue());
      canvas.line(area.getX(), at, area.getMaxX(), at, 0.8, Canvas.FAINT);
    }
  }

  void paintVerticalGrid(Canvas canvas) {
    for (BigDecimal tick : x.ticks()) {
      double at = px(tick.doubleValue());
      canvas.line(at, area.getY(), at, area.getMaxY(), 0.8, Canvas.FAINT);
    }
  }

  /** Paints frame, ticks and titles; call it after the data. */
  void paintFrame(Canvas canvas, String title, String xTitle) {
    canvas.frame(area, 1, Canvas.INK);
    paintXTicks(canvas);
    canvas.text(
        xTitle, area.getCenterX(), area.getMaxY() + 41, Anchor.CENTER, LABEL_SIZE, Canvas.INK);
    canvas.text(title, area.getCenterX(), area.getY() - 16, Anchor.CENTER, TITLE_SIZE, Canvas.INK);
  }

  void paintY(Canvas canvas, String title) {
    double widest = 0;
    for (BigDecimal tick : y.ticks()) {
      double at = py(tick.doubleValue());
      canvas.line(area.getX() - TICK_LENGTH, at, area.getX(), at, 1, Canvas.INK);
      canvas.text(y.text(tick), area.getX() - 8, at, Anchor.RIGHT, TICK_SIZE, Canvas.INK);
      widest = Math.max(widest, Canvas.textWidth(y.text(tick), TICK_SIZE));
    }
    canvas.text(
        title,
        area.getX() - 20 - widest,
        area.getCenterY(),
        Anchor.CENTER,
        LABEL_SIZE,
        Canvas.INK,
        -90);
  }

  private void paintXTicks(Canvas canvas) {
    for (BigDecimal tick : x.ticks()) {
      double at = px(tick.doubleValue());
      canvas.line(at, area.getMaxY(), at, area.getMaxY() + TICK_LENGTH, 1, Canvas.INK);
      canvas.text(x.text(tick), at, area.getMaxY() + 17, Anchor.CENTER, TICK_SIZE, Canvas.INK);
    }
  }
}
