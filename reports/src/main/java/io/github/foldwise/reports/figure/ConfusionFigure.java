package io.github.foldwise.reports.figure;

import io.github.foldwise.reports.figure.Canvas.Anchor;
import io.github.foldwise.reports.statistics.ConfusionTable;
import java.awt.Color;
import java.awt.geom.Rectangle2D;
import java.math.BigDecimal;
import java.util.List;

/** A confusion matrix in Blues: true classes downwards, predicted classes to the right. */
final class ConfusionFigure implements Figure {
  private static final double TOP = 48;
  private static final double NAME_SIZE = 11.5;
  private static final double NUMBER_SIZE = 13;
  private static final double SLANT_DEGREES = -40;
  private static final double BAR_WIDTH = 18;

  private final String title;
  private final ConfusionTable matrix;
  private final List<String> names;
  private final double cell;
  private final double left;
  private final double side;

  ConfusionFigure(String title, ConfusionTable matrix, List<String> names) {
    this.title = title;
    this.matrix = matrix;
    this.names = names;
    this.cell = Math.min(64, Math.max(18, 500.0 / matrix.classes()));
    this.side = cell * matrix.classes();
    this.left = Math.max(44 + longestName(), 10 + (titleWidth() - side) / 2);
  }

  @Override
  public int width() {
    double forTheTitle = left + side / 2 + titleWidth() / 2 + 10;
    double forTheBar =
        left + side + 24 + BAR_WIDTH + 20 + Canvas.textWidth(text(matrix.most()), Axes.TICK_SIZE);
    return (int) Math.ceil(Math.max(forTheTitle, forTheBar));
  }

  @Override
  public int height() {
    double slanted = longestName() * Math.sin(Math.toRadians(-SLANT_DEGREES));
    return (int) Math.ceil(TOP + side + 12 + slanted + 50);
  }

  @Override
  public void paint(Canvas canvas) {
    canvas.text(title, left + side / 2, TOP - 20, Anchor.CENTER, Axes.TITLE_SIZE, Canvas.INK);
    paintCells(canvas);
    paintNames(canvas);
    paintColorBar(canvas);
  }

  /** The background of a cell with this count. */
  Color ground(int count) {
    return Palette.blue(share(count));
  }

  private void paintCells(Canvas canvas) {
    double size = Canvas.fitting(text(matrix.most()), 0.85 * cell, NUMBER_SIZE);
    for (int trueLabel = 0; trueLabel < matrix.classes(); trueLabel++) {
      for (int predicted = 0; predicted < matrix.classes(); predicted++) {
        int count = matrix.at(trueLabel, predicted);
        double x = left + predicted * cell;
        double y = TOP + trueLabel * cell;
        canvas.fill(new Rectangle2D.Double(x, y, cell, cell), ground(count));
        canvas.text(
            text(count),
            x + cell / 2,
            y + cell / 2,
            Anchor.CENTER,
            size,
            Palette.textOn(ground(count)));
      }
    }
    canvas.frame(new Rectangle2D.Double(left, TOP, side, side), 1, Canvas.INK);
  }

  private void paintNames(Canvas canvas) {
    for (int label = 0; label < matrix.classes(); label++) {
      double middle = (label + 0.5) * cell;
      canvas.line(left - 4, TOP + middle, left, TOP + middle, 1, Canvas.INK);
      canvas.text(names.get(label), left - 8, TOP + middle, Anchor.RIGHT, NAME_SIZE, Canvas.INK);
      canvas.line(left + middle, TOP + side, left + middle, TOP + side + 4, 1, Canvas.INK);
      canvas.text(
          names.get(label),
          left + middle + 3,
          TOP + side + 11,
          Anchor.RIGHT,
          NAME_SIZE,
          Canvas.INK,
          SLANT_DEGREES);
    }
    canvas.text(
        "Predicted label",
        left + side / 2,
        height() - 18.0,
        Anchor.CENTER,
        Axes.LABEL_SIZE,
        Canvas.INK);
    double x = left - 26 - longestName();
    canvas.text("True label", x, TOP + side / 2, Anchor.CENTER, Axes.LABEL_SIZE, Canvas.INK, -90);
  }

  private void paintColorBar(Canvas canvas) {
    if (matrix.most() == matrix.least()) {
      return;
    }
    double x = left + side + 24;
    int steps = 128;
    for (int i = 0; i < steps; i++) {
      // each reaches to the top: no seam shows between two of them
      double height = side * (steps - i) / steps;
      canvas.fill(
          new Rectangle2D.Double(x, TOP, BAR_WIDTH, height), Palette.blue((i + 0.5) / steps));
    }
    canvas.frame(new Rectangle2D.Double(x, TOP, BAR_WIDTH, side), 1, Canvas.INK);
    for (BigDecimal tick : AxisScale.between(matrix.least(), matrix.most(), 6).ticks()) {
      double y = TOP + side * (1 - share(tick.doubleValue()));
      canvas.line(x + BAR_WIDTH, y, x + BAR_WIDTH + 4, y, 1, Canvas.INK);
      canvas.text(tick.toString(), x + BAR_WIDTH + 8, y, Anchor.LEFT, Axes.TICK_SIZE, Canvas.INK);
    }
  }

  /** A count's position between the least and the largest: from 0 to 1. */
  private double share(double count) {
    double least = matrix.least();
    double span = matrix.most() - least;
    return span == 0 ? 0 : (count - least) / span;
  }

  private double titleWidth() {
    return Canvas.textWidth(title, Axes.TITLE_SIZE);
  }

  private double longestName() {
    return names.stream().mapToDouble(name -> Canvas.textWidth(name, NAME_SIZE)).max().orElse(0);
  }

  private static String text(int count) {
    return Integer.toString(count);
  }
}
