package io.github.foldwise.reports.figure;

import io.github.foldwise.reports.figure.Canvas.Anchor;
import io.github.foldwise.reports.records.Pixels;
import io.github.foldwise.reports.records.SampleRow;
import java.awt.geom.Rectangle2D;
import java.awt.image.BufferedImage;
import java.util.List;
import java.util.stream.IntStream;

/** One image of the data, at most {@code side} units wide and high, below lines of text. */
record ImageTile(SampleRow sample, List<String> lines, int side) implements Figure {
  private static final int GAP = 2; // on each side
  private static final int LINE_HEIGHT = 17;
  private static final int BELOW = 10;
  static final double TEXT_SIZE = 13;

  @Override
  public int width() {
    return side + 2 * GAP;
  }

  @Override
  public int height() {
    return top() + side + BELOW;
  }

  private int top() {
    return GAP + lines.size() * LINE_HEIGHT + 4;
  }

  @Override
  public void paint(Canvas canvas) {
    for (int i = 0; i < lines.size(); i++) {
      paintLine(canvas, lines.get(i), GAP + (i + 0.5) * LINE_HEIGHT);
    }
    BufferedImage image = image();
    double square = square(Math.max(image.getHeight(), image.getWidth()));
    double width = image.getWidth() * square;
    double height = image.getHeight() * square;
    double left = (width() - width) / 2;
    double top = top() + (side - height) / 2;
    canvas.image(image, left, top, square);
    canvas.frame(new Rectangle2D.Double(left, top, width, height), 1, Canvas.FAINT);
  }

  /** The side of a pixel: half units, so that a PNG file and a sharp screen show it as it is. */
  private double square(int longest) {
    return Math.max(1, 2 * side / longest) / 2.0;
  }

  /** Made smaller if the line would be wider than the image. */
  private void paintLine(Canvas canvas, String line, double y) {
    double size = Canvas.fitting(canvas.shown(line), side, TEXT_SIZE);
    canvas.text(line, width() / 2.0, y, Anchor.CENTER, size, Canvas.INK);
  }

  /** The sample; each pixel of a larger one is the mean of a square of pixels. */
  private BufferedImage image() {
    int longest = Math.max(sample.height(), sample.width());
    int every = (longest + side - 1) / side;
    int height = Math.max(1, sample.height() / every);
    int width = Math.max(1, sample.width() / every);
    boolean isGray = sample.channels() < 3;
    Gray gray = Gray.of(sample.pixels());
    BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
    for (int y = 0; y < height; y++) {
      for (int x = 0; x < width; x++) {
        image.setRGB(
            x,
            y,
            isGray
                ? gray.of(mean(y, x, 0, every))
                : rgb(mean(y, x, 0, every), mean(y, x, 1, every), mean(y, x, 2, every)));
      }
    }
    return image;
  }

  private int mean(int y, int x, int channel, int every) {
    int sum = 0;
    int n = 0;
    for (int row = y * every; row < Math.min(sample.height(), (y + 1) * every); row++) {
      for (int column = x * every; column < Math.min(sample.width(), (x + 1) * every); column++) {
        sum += sample.pixels().at((row * sample.width() + column) * sample.channels() + channel);
        n++;
      }
    }
    return (sum + n / 2) / n;
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
