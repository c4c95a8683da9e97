package io.github.foldwise.reports.figure;

import io.github.foldwise.reports.figure.Canvas.Anchor;
import io.github.foldwise.reports.statistics.ClassOrder;
import io.github.foldwise.reports.statistics.ConfusionTable;
import java.awt.geom.Rectangle2D;
import java.awt.image.BufferedImage;
import java.util.List;

/**
 * A confusion matrix of many classes: shades without numbers, on the scale of a square root, so
 * that a few mistakes differ from none. Classes that are often confused are neighbours; some of
 * them have a label.
 */
final class ConfusionMap implements Figure {
  private static final double SIDE = 330;
  private static final double NAME_SIZE = 13;
  private static final double NAME_ROOM = 100;
  private static final double LEFT = 24 + NAME_ROOM + 12;
  private static final double RIGHT = 12;
  private static final double BETWEEN_NAMES = 17;
  private static final double BAR = 14;

  private final String title;
  private final ConfusionTable matrix;
  private final List<String> names;
  private final List<Integer> order;

  ConfusionMap(String title, ConfusionTable matrix, List<String> names) {
    this.title = title;
    this.matrix = matrix;
    this.names = names;
    this.order = ClassOrder.of(matrix);
  }

  @Override
  public int width() {
    return (int) (LEFT + SIDE + RIGHT);
  }

  @Override
  public int height() {
    return (int) (top() + SIDE + 100);
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
    canvas.image(cells(), LEFT, top(), SIDE / matrix.classes());
    canvas.frame(new Rectangle2D.Double(LEFT, top(), SIDE, SIDE), 1, Canvas.INK);
    paintNames(canvas);
    paintScale(canvas, top() + SIDE + 52);
  }

  /** One pixel for each cell. */
  private BufferedImage cells() {
    int n = matrix.classes();
    BufferedImage image = new BufferedImage(n, n, BufferedImage.TYPE_INT_RGB);
    for (int row = 0; row < n; row++) {
      for (int column = 0; column < n; column++) {
        int count = matrix.at(order.get(row), order.get(column));
        image.setRGB(column, row, Palette.blue(share(count)).getRGB());
      }
    }
    return image;
  }

  private double share(double count) {
    return matrix.most() == 0 ? 0 : Math.sqrt(count / matrix.most());
  }

  /** Of so many classes that their names do not touch. */
  private void paintNames(Canvas canvas) {
    double cell = SIDE / matrix.classes();
    int every = (int) Math.ceil(BETWEEN_NAMES / cell);
    for (int place = 0; place < order.size(); place += every) {
      double middle = (place + 0.5) * cell;
      String name = names.get(order.get(place));
      canvas.line(LEFT - 4, top() + middle, LEFT, top() + middle, 1, Canvas.INK);
      canvas.line(LEFT + middle, top() + SIDE, LEFT + middle, top() + SIDE + 4, 1, Canvas.INK);
      canvas.text(
          name,
          LEFT - 8,
          top() + middle,
          Anchor.RIGHT,
          Canvas.fitting(canvas.shown(name), NAME_ROOM, NAME_SIZE),
          Canvas.INK);
    }
    canvas.text(
        "True label", 14, top() + SIDE / 2, Anchor.CENTER, Axes.LABEL_SIZE, Canvas.INK, -90);
    canvas.text(
        "Predicted label, in the same order",
        LEFT + SIDE / 2,
        top() + SIDE + 24,
        Anchor.CENTER,
        Axes.LABEL_SIZE,
        Canvas.INK);
  }

  private void paintScale(Canvas canvas, double y) {
    int steps = 64;
    BufferedImage shades = new BufferedImage(steps, 1, BufferedImage.TYPE_INT_RGB);
    for (int i = 0; i < steps; i++) {
      shades.setRGB(i, 0, Palette.blue((i + 0.5) / steps).getRGB());
    }
    canvas.within(
        new Rectangle2D.Double(LEFT, y, SIDE, BAR),
        () -> canvas.image(shades, LEFT, y, SIDE / steps));
    canvas.frame(new Rectangle2D.Double(LEFT, y, SIDE, BAR), 1, Canvas.INK);
    canvas.text("Rows", LEFT - 8, y + BAR / 2, Anchor.RIGHT, Axes.TICK_SIZE, Canvas.INK);
    for (int quarter = 0; quarter <= 4; quarter++) {
      int count = (int) Math.round(matrix.most() * quarter * quarter / 16.0);
      double x = LEFT + share(count) * SIDE;
      canvas.line(x, y + BAR, x, y + BAR + 4, 1, Canvas.INK);
      canvas.text(
          Integer.toString(count), x, y + BAR + 15, Anchor.CENTER, Axes.TICK_SIZE, Canvas.INK);
    }
  }
}
