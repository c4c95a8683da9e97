package io.github.foldwise.reports.figure;

import io.github.foldwise.reports.figure.Canvas.Anchor;
import java.awt.Color;
import java.awt.geom.Rectangle2D;
import java.util.Locale;
import java.util.Map;

/** The share of each parameter in the importance of all, the largest on top. */
record ImportanceFigure(Map<String, Double> shares, PlotNames names) implements Figure {
  private static final int WIDTH = 440;
  private static final double LEFT = 20;
  private static final double BAR_WIDTH = 400;
  private static final double TOP = 44;
  private static final double ROW = 44;
  private static final double NAME_SIZE = 14;
  private static final Color GROUND = new Color(0xeef1f4);

  @Override
  public int width() {
    return WIDTH;
  }

  @Override
  public int height() {
    return (int) (TOP + shares.size() * ROW + 4);
  }

  @Override
  public void paint(Canvas canvas) {
    canvas.text(
        "Importance (PED-ANOVA)", WIDTH / 2.0, 22, Anchor.CENTER, Axes.TITLE_SIZE, Canvas.INK);
    double top = TOP;
    for (Map.Entry<String, Double> share : shares.entrySet()) {
      double text = top + 9;
      canvas.fitting(names.of(share.getKey()), LEFT, text, BAR_WIDTH - 60, NAME_SIZE, Canvas.INK);
      canvas.text(
          String.format(Locale.ROOT, "%.2f", share.getValue()),
          LEFT + BAR_WIDTH,
          text,
          Anchor.RIGHT,
          NAME_SIZE,
          Canvas.INK);
      canvas.fill(new Rectangle2D.Double(LEFT, top + 20, BAR_WIDTH, 12), GROUND);
      canvas.fill(
          new Rectangle2D.Double(LEFT, top + 20, BAR_WIDTH * share.getValue(), 12),
          Palette.line(0));
      top += ROW;
    }
  }
}
