package io.github.foldwise.reports.figure;

import io.github.foldwise.reports.figure.Canvas.Anchor;
import io.github.foldwise.reports.statistics.ConfusionTable;
import java.awt.Color;
import java.awt.geom.Rectangle2D;
import java.util.Collections;
import java.util.List;

/**
 * A confusion matrix of a few classes: rows are true classes, columns predicted ones; each cell has
 * its count, and its shade is the count between the least and the largest.
 */
final class ConfusionFigure implements Figure {
  private static final double NAME_SIZE = 14;
  private static final double NUMBER_SIZE = 14;
  private static final double LONGEST_NAME = 150;
  private static final double SLANT_DEGREES = -40;
  private static final double AXIS = 24;
  private static final double RIGHT = 12;

  private final String title;
  private final ConfusionTable matrix;
  private final List<String> names;
  private final double cell;
  private final double left;
  private final double side;
  private final double nameWidth;
  private final double nameSize;

  ConfusionFigure(String title, ConfusionTable matrix, List<String> names) {
    this.title = title;
    this.matrix = matrix;
    this.names = names;
    this.cell = Math.min(54, Math.max(27, 360.0 / matrix.classes()));
    this.side = cell * matrix.classes();
    this.nameSize = Math.min(NAME_SIZE, Canvas.fitting(longest(), LONGEST_NAME, NAME_SIZE));
    this.nameWidth = Canvas.textWidth(longest(), nameSize);
    this.left = AXIS + nameWidth + 14;
  }

  private String longest() {
    return names.isEmpty()
        ? ""
        : Collections.max(
            names,
            (one, other) ->
                Double.compare(
                    Canvas.textWidth(one, NAME_SIZE), Canvas.textWidth(other, NAME_SIZE)));
  }

  @Override
  public int width() {
    return (int) Math.ceil(left + side + RIGHT);
  }

  @Override
  public int height() {
    return (int) Math.ceil(top() + side + 12 + slanted() + 30);
  }

  private double slanted() {
    return nameWidth * Math.sin(Math.toRadians(-SLANT_DEGREES)) + nameSize / 2;
  }

  private double top() {
    return wrapped().bottom();
  }

  private WrappedTitle wrapped() {
    return new WrappedTitle(title, width());
  }

  @Override
  public void paint(Canvas canvas) {
    wrapped().paint(canvas);
    paintCells(canvas);
    paintNames(canvas);
  }

  /** The background of a cell with this count. */
  Color ground(int count) {
    return Palette.blue(share(count));
  }

  private void paintCells(Canvas canvas) {
    double size = Canvas.fitting(text(matrix.most()), 0.88 * cell, NUMBER_SIZE);
    for (int trueLabel = 0; trueLabel < matrix.classes(); trueLabel++) {
      for (int predicted = 0; predicted < matrix.classes(); predicted++) {
        int count = matrix.at(trueLabel, predicted);
        double x = left + predicted * cell;
        double y = top() + trueLabel * cell;
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
    canvas.frame(new Rectangle2D.Double(left, top(), side, side), 1, Canvas.INK);
  }

  private void paintNames(Canvas canvas) {
    double bottom = top() + side;
    for (int label = 0; label < matrix.classes(); label++) {
      double middle = (label + 0.5) * cell;
      String name = names.get(label);
      canvas.line(left - 4, top() + middle, left, top() + middle, 1, Canvas.INK);
      canvas.text(name, left - 8, top() + middle, Anchor.RIGHT, nameSize, Canvas.INK);
      canvas.line(left + middle, bottom, left + middle, bottom + 4, 1, Canvas.INK);
      canvas.text(
          name, left + middle + 3, bottom + 12, Anchor.RIGHT, nameSize, Canvas.INK, SLANT_DEGREES);
    }
    canvas.text(
        "Predicted label",
        left + side / 2,
        height() - 14.0,
        Anchor.CENTER,
        Axes.LABEL_SIZE,
        Canvas.INK);
    canvas.text(
        "True label",
        AXIS / 2 + 2,
        top() + side / 2,
        Anchor.CENTER,
        Axes.LABEL_SIZE,
        Canvas.INK,
        -90);
  }

  /** A count's position between the least and the largest: from 0 to 1. */
  private double share(double count) {
    double least = matrix.least();
    double span = matrix.most() - least;
    return span == 0 ? 0 : (count - least) / span;
  }

  private static String text(int count) {
    return Integer.toString(count);
  }
}
