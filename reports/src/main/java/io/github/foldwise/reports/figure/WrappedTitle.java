package io.github.foldwise.reports.figure;

import io.github.foldwise.reports.figure.Canvas.Anchor;
import java.util.List;

/** A figure's title above it, centred, in up to three lines. */
record WrappedTitle(String text, int width) {
  private static final double ABOVE = 12;
  private static final double BELOW = 6;
  private static final double LINE = 21;
  private static final double BESIDE = 12;
  private static final int MOST_LINES = 3;

  private double room() {
    return width - 2 * BESIDE;
  }

  private List<String> lines() {
    return TextLines.of(text, Axes.LABEL_SIZE, room(), MOST_LINES);
  }

  /** Where the figure begins below it. */
  double bottom() {
    return ABOVE + lines().size() * LINE + BELOW;
  }

  void paint(Canvas canvas) {
    double y = ABOVE + LINE / 2;
    for (String line : lines()) {
      double size = Canvas.fitting(canvas.shown(line), room(), Axes.LABEL_SIZE);
      canvas.text(line, width / 2.0, y, Anchor.CENTER, size, Canvas.INK);
      y += LINE;
    }
  }
}
