package io.github.foldwise.reports;

import io.github.foldwise.reports.Canvas.Anchor;
import java.awt.geom.Rectangle2D;
import java.awt.image.BufferedImage;
import java.util.List;
import java.util.stream.IntStream;

/** One image per class with the class's name above it. */
final class SamplesFigure implements Figure {
  private static final int COLUMNS = 5;
  private static final int TILE = 140;
  private static final int GAP = 22;
  private static final int NAME_HEIGHT = 26;
  private static final double NAME_SIZE = 13;

  private final List<SampleRow> samples;
  private final List<String> names;

  SamplesFigure(List<SampleRow> samples, List<String> names) {
    this.samples = samples;
    this.names = names;
  }

  @Override
  public int width() {
    return GAP + Math.min(COLUMNS, samples.size()) * (TILE + GAP);
  }

  @Override
  public int height() {
    int rows = (samples.size() + COLUMNS - 1) / COLUMNS;
    return rows * (NAME_HEIGHT + TILE) + (rows + 1) * GAP / 2;
  }

  @Override
  public void paint(Canvas canvas) {
    for (int i = 0; i < samples.size(); i++) {
      int row = i / COLUMNS;
      double x = GAP + i % COLUMNS * (TILE + GAP);
      double y = GAP / 2.0 + row * (NAME_HEIGHT + TILE + GAP / 2.0);
      paintTile(canvas, samples.get(i), x, y);
    }
  }

  private void paintTile(Canvas canvas, SampleRow sample, double x, double y) {
    String name = names.get(sample.label());
    double size = NAME_SIZE * Math.min(1, TILE / Canvas.textWidth(name, NAME_SIZE));
    canvas.text(name, x + TILE / 2.0, y + NAME_HEIGHT / 2.0, Anchor.CENTER, size, Canvas.INK);
    BufferedImage image = enlarged(sample);
    double left = x + (TILE - image.getWidth()) / 2.0;
    double top = y + NAME_HEIGHT + (TILE - image.getHeight()) / 2.0;
    canvas.image(image, left, top);
    canvas.frame(
        new Rectangle2D.Double(left, top, image.getWidth(), image.getHeight()), 1, Canvas.FAINT);
  }

  /** Each pixel becomes a square of whole units, so that no viewer blurs it. */
  private static BufferedImage enlarged(SampleRow sample) {
    int longest = Math.max(sample.height(), sample.width());
    int square = Math.max(1, TILE / longest);
    int every = Math.max(1, (longest + TILE - 1) / TILE); // larger images are thinned out
    Gray gray = Gray.of(sample.pixels());
    BufferedImage image =
        new BufferedImage(
            sample.width() * square / every,
            sample.height() * square / every,
            BufferedImage.TYPE_INT_RGB);
    for (int y = 0; y < image.getHeight(); y++) {
      for (int x = 0; x < image.getWidth(); x++) {
        image.setRGB(x, y, color(sample, y * every / square, x * every / square, gray));
      }
    }
    return image;
  }

  private static int color(SampleRow sample, int y, int x, Gray gray) {
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
