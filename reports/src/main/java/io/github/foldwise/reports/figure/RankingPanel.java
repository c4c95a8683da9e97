package io.github.foldwise.reports.figure;

import io.github.foldwise.reports.figure.Canvas.Anchor;
import io.github.foldwise.reports.format.NumberText;
import java.awt.Color;
import java.awt.geom.Rectangle2D;
import java.util.List;

/**
 * Curves of classes in a square, with their areas in the legend.
 *
 * @param lines the curves, the most important one last: it covers the others
 * @param diagonal whether to mark the curve of guesses
 */
record RankingPanel(
    String title,
    String xTitle,
    String yTitle,
    AxisScale x,
    AxisScale y,
    List<Line> lines,
    boolean diagonal)
    implements Figure {
  private static final int WIDTH = 440;
  private static final double LEFT = 84;
  private static final double TOP = 44;
  private static final double SIDE = 340;
  private static final double LEGEND_TOP = TOP + SIDE + 70;
  private static final double LEGEND_ROW = 24;
  private static final double LEGEND_LEFT = 14;
  private static final double LEGEND_COLUMN = 212;
  private static final double SWATCH = 26;
  private static final double NUMBER = 52;
  private static final Color DIAGONAL = new Color(0x8c8c8c);

  /** Lines are told apart in grey print, too. */
  private static final List<float[]> DASHES =
      List.of(new float[0], new float[] {8, 3}, new float[] {2, 2}, new float[] {8, 3, 2, 3});

  /**
   * A curve.
   *
   * @param points {@code {x, y}} in units of the axes
   * @param number of its colour, from 0; −1 for the thick black line of the mean
   */
  record Line(String name, double area, List<double[]> points, int number) {
    /** The ordinate of the last point that is not right of {@code x}. */
    double at(double x) {
      int last = 0;
      while (last + 1 < points.size() && points.get(last + 1)[0] <= x + 1e-9) {
        last++;
      }
      return points.get(last)[1];
    }

    void paint(Canvas canvas, List<double[]> at) {
      if (number < 0) {
        canvas.path(at, 2.8, Canvas.INK);
        return;
      }
      float[] dashes = DASHES.get(number % DASHES.size());
      if (dashes.length == 0) {
        canvas.path(at, 1.6, Palette.line(number));
      } else {
        canvas.path(at, 1.6, Palette.line(number), dashes);
      }
    }
  }

  @Override
  public int width() {
    return WIDTH;
  }

  @Override
  public int height() {
    return (int) (LEGEND_TOP + LEGEND_ROW * Math.ceil(lines.size() / 2.0));
  }

  @Override
  public void paint(Canvas canvas) {
    Axes axes = new Axes(new Rectangle2D.Double(LEFT, TOP, SIDE, SIDE), x, y);
    axes.paintGrid(canvas);
    canvas.within(axes.area(), () -> paintLines(canvas, axes));
    axes.paintFrame(canvas, title, xTitle);
    axes.paintY(canvas, yTitle);
    for (int i = 0; i < lines.size(); i++) {
      paintLegend(canvas, lines.get(i), LEGEND_LEFT + i % 2 * LEGEND_COLUMN, i / 2);
    }
  }

  private void paintLines(Canvas canvas, Axes axes) {
    if (diagonal) {
      canvas.dashedLine(axes.px(0), axes.py(0), axes.px(1), axes.py(1), 1.2, DIAGONAL);
    }
    for (Line line : lines) {
      line.paint(
          canvas,
          line.points().stream()
              .map(point -> new double[] {axes.px(point[0]), axes.py(point[1])})
              .toList());
    }
  }

  private static void paintLegend(Canvas canvas, Line line, double left, int row) {
    double at = LEGEND_TOP + row * LEGEND_ROW;
    double text = left + SWATCH + 7;
    double number = left + LEGEND_COLUMN - 16;
    line.paint(canvas, List.of(new double[] {left, at}, new double[] {left + SWATCH, at}));
    canvas.fitting(line.name(), text, at, number - NUMBER - text, Axes.TICK_SIZE, Canvas.INK);
    canvas.text(
        NumberText.fixed(line.area()), number, at, Anchor.RIGHT, Axes.TICK_SIZE, Canvas.INK);
  }
}
