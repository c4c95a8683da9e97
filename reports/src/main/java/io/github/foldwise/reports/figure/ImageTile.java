package io.github.foldwise.reports.figure;

import io.github.foldwise.reports.figure.Canvas.Anchor;
import io.github.foldwise.reports.records.Pixels;
import io.github.foldwise.reports.records.SampleRow;
import java.awt.geom.Rectangle2D;
import java.awt.image.BufferedImage;
import java.util.List;
import java.util.stream.IntStream;

/** One image of the data with lines of text above it. */
record ImageTile(SampleRow sample, List<String> lines) implements Figure {
  private static final int SIDE = 140;
  private static final int GAP = 6; // on each side
  private static final int LINE_HEIGHT = 18;
  private static final double TEXT_SIZE = 13;

  @Override
  public int width() {
    return SIDE + 2 * GAP;
  }

  @Override
  public int height() {
    return top() + SIDE + GAP;
  }

  private int top() {
    return GAP + lines.size() * LINE_HEIGHT + 4;
  }

  @Override
  public void paint(Canvas canvas) {
    for (int i = 0; i < lines.size(); i++) {
      paintLine(canvas, lines.get(i), GAP + (i + 0.5) * LINE_HEIGHT);
    }
    BufferedImage image = enlarged();
    double left = (width() - image.getWidth()) / 2.0;
    double top = top() + (SIDE - image.getHeight()) / 2.0;
    canvas.image(image, left, top);
    canvas.frame(
        new Rectangle2D.Double(left, top, image.getWidth(), image.getHeight()), 1, Canvas.FAINT);
  }

  /** Made smaller if the line would be wider than the image. */
  private void paintLine(Canvas canvas, String line, double y) {
    double size = Canvas.fitting(canvas.shown(line), SIDE, TEXT_SIZE);
    canvas.text(line, width() / 2.0, y, Anchor.CENTER, size, Canvas.INK);
  }

  /** Each pixel becomes a square of whole units, so no viewer blurs it. */
  private BufferedImage enlarged() {
    int longest = Math.max(sample.height(), sample.width());
    int square = Math.max(1, SIDE / longest);
    int every = Math.max(1, (longest + SIDE - 1) / SIDE); // larger images are thinned out
    Gray gray = Gray.of(sample.pixels());
    BufferedImage image =
        new BufferedImage(
            Math.max(1, sample.width() * square / every),
            Math.max(1, sample.height() * square / every),
            BufferedImage.TYPE_INT_RGB);
    for (int y = 0; y < image.getHeight(); y++) {
      for (int x = 0; x < image.getWidth(); x++) {
        image.setRGB(x, y, color(y * every / square, x * every / square, gray));
      }
    }
    return image;
  }

  private int color(int y, int x, Gray gray) {
    int first = (y * sample.width() + x) * sample.channels();
    if (sample.channels() < 3) {
      return gray.of(sample.pixels().at(first));
    }
    return rgb(
        sample.pixels().at(first), sample.pixels().at(first + 1), sample.pixels().at(first + 2));
  }

  private static int rgb(int red, int green, int blue) {
    return red << 16 | green << 8 | blue;
  }

  /** Gray that is black at an image's least value and white at its largest. */
  private record Gray(int least, int most) {
    static Gray of(Pixels pixels) {
      return new Gray(
          IntStream.range(0, pixels.size()).map(pixels::at).min().orElse(0),
          IntStream.range(0, pixels.size()).map(pixels::at).max().orElse(0));
    }

    int of(int value) {
      int shade = most == least ? 0 : Math.round(255f * (value - least) / (most - least));
      return rgb(shade, shade, shade);
    }
  }
}
