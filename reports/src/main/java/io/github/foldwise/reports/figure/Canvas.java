package io.github.foldwise.reports.figure;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.Shape;
import java.awt.geom.AffineTransform;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Line2D;
import java.awt.geom.Path2D;
import java.awt.geom.Rectangle2D;
import java.awt.image.BufferedImage;
import java.util.List;

/**
 * Draws lines, shapes and text. Text is drawn as outlines of the bundled font, so a picture does
 * not depend on installed fonts; a text with characters that the font lacks remains text in an SVG
 * file, and loses them in a PNG file.
 */
final class Canvas {
  static final Color INK = new Color(0x262626);
  static final Color FAINT = new Color(0xd9d9d9);

  /** Height of a digit over the size of the font, of DejaVu Sans. */
  private static final double DIGIT_HEIGHT = 0.729;

  private final Graphics2D graphics;
  private final boolean keepsText;

  /**
   * Draws on a picture.
   *
   * @param keepsText whether {@code drawString} writes a text into the picture, which its viewer
   *     draws in a font of the reader's machine
   */
  Canvas(Graphics2D graphics, boolean keepsText) {
    this.graphics = graphics;
    this.keepsText = keepsText;
  }

  /** The point of a text that is placed at x, y. */
  enum Anchor {
    LEFT(0),
    CENTER(0.5),
    RIGHT(1);

    private final double share;

    Anchor(double share) {
      this.share = share;
    }
  }

  static double textWidth(String text, double size) {
    return Lettering.width(text, size);
  }

  /** Text whose digits are centred on {@code y}. */
  void text(String text, double x, double y, Anchor anchor, double size, Color color) {
    text(text, x, y, anchor, size, color, 0);
  }

  /** Text from {@code x} to the right, made smaller if there is too little room. */
  void fitting(String text, double x, double y, double room, double size, Color color) {
    text(text, x, y, Anchor.LEFT, fitting(shown(text), room, size), color);
  }

  /** What of a text can be seen: an SVG file keeps the characters that the font lacks. */
  String shown(String text) {
    return keepsText ? text : Typeface.BUNDLED.drawn(text);
  }

  /** The size at which a text is not wider than the room for it. */
  static double fitting(String text, double room, double size) {
    return size * Math.min(1, room / textWidth(text, size));
  }

  /** Text turned about its anchor; a negative angle in degrees turns it upwards. */
  void text(
      String text, double x, double y, Anchor anchor, double size, Color color, double degrees) {
    boolean asText = keepsText && !Typeface.BUNDLED.draws(text);
    double width = textWidth(shown(text), size);
    AffineTransform place = AffineTransform.getTranslateInstance(x, y);
    place.rotate(Math.toRadians(degrees));
    place.translate(-anchor.share * width, DIGIT_HEIGHT / 2 * size);
    graphics.setColor(color);
    if (asText) {
      write(text, place, size);
    } else {
      graphics.fill(place.createTransformedShape(Lettering.outline(text, size)));
    }
  }

  private void write(String text, AffineTransform place, double size) {
    AffineTransform before = graphics.getTransform();
    graphics.transform(place);
    graphics.setFont(new Font(Font.SANS_SERIF, Font.PLAIN, 1).deriveFont((float) size));
    graphics.drawString(text, 0, 0);
    graphics.setTransform(before);
  }

  void line(double x1, double y1, double x2, double y2, double width, Color color) {
    // a square cap would make a thick bar too long
    BasicStroke stroke =
        new BasicStroke((float) width, BasicStroke.CAP_BUTT, BasicStroke.JOIN_MITER);
    stroke(new Line2D.Double(x1, y1, x2, y2), stroke, color);
  }

  void dashedLine(double x1, double y1, double x2, double y2, double width, Color color) {
    BasicStroke dashes =
        new BasicStroke(
            (float) width, BasicStroke.CAP_BUTT, BasicStroke.JOIN_MITER, 10, new float[] {4, 3}, 0);
    stroke(new Line2D.Double(x1, y1, x2, y2), dashes, color);
  }

  /** A line through points {@code {x, y}}. */
  void path(List<double[]> points, double width, Color color) {
    stroke(
        through(points),
        new BasicStroke((float) width, BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND),
        color);
  }

  /** A broken line through points {@code {x, y}}: lengths of dashes and of the gaps between. */
  void path(List<double[]> points, double width, Color color, float... dashes) {
    stroke(
        through(points),
        new BasicStroke((float) width, BasicStroke.CAP_BUTT, BasicStroke.JOIN_ROUND, 10, dashes, 0),
        color);
  }

  void dot(double x, double y, double radius, Color color) {
    graphics.setColor(color);
    graphics.fill(new Ellipse2D.Double(x - radius, y - radius, 2 * radius, 2 * radius));
  }

  /** A dot with a white inside. */
  void ring(double x, double y, double radius, Color color) {
    dot(x, y, radius, color);
    dot(x, y, radius - 1.7, Color.WHITE);
  }

  void fill(Rectangle2D area, Color color) {
    graphics.setColor(color);
    graphics.fill(area);
  }

  /** The inside of a line that returns to its first point. */
  void fill(List<double[]> points, Color color) {
    graphics.setColor(color);
    graphics.fill(through(points));
  }

  void frame(Rectangle2D area, double width, Color color) {
    stroke(area, new BasicStroke((float) width), color);
  }

  /** An image whose pixels become squares of this side. */
  void image(BufferedImage image, double x, double y, double side) {
    AffineTransform place = AffineTransform.getTranslateInstance(x, y);
    place.scale(side, side);
    graphics.drawImage(image, place, null);
  }

  /** Draws what is within an area. */
  void within(Rectangle2D area, Runnable drawing) {
    Shape before = graphics.getClip();
    graphics.clip(area);
    drawing.run();
    graphics.setClip(before);
  }

  /** Draws as if the point were the origin. */
  void at(double x, double y, Runnable drawing) {
    AffineTransform before = graphics.getTransform();
    graphics.translate(x, y);
    drawing.run();
    graphics.setTransform(before);
  }

  private static Path2D through(List<double[]> points) {
    Path2D path = new Path2D.Double();
    for (double[] point : points) {
      if (path.getCurrentPoint() == null) {
        path.moveTo(point[0], point[1]);
      } else {
        path.lineTo(point[0], point[1]);
      }
    }
    return path;
  }

  private void stroke(Shape shape, BasicStroke stroke, Color color) {
    graphics.setColor(color);
    graphics.setStroke(stroke);
    graphics.draw(shape);
  }
}
