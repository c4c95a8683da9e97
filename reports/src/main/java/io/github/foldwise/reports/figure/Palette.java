package io.github.foldwise.reports.figure;

import java.awt.Color;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** Matplotlib's colours: tab10 for lines, Blues for counts. */
final class Palette {
  private static final List<Color> TAB10 =
      List.of(
          new Color(0x1f77b4),
          new Color(0xff7f0e),
          new Color(0x2ca02c),
          new Color(0xd62728),
          new Color(0x9467bd),
          new Color(0x8c564b),
          new Color(0xe377c2),
          new Color(0x7f7f7f),
          new Color(0xbcbd22),
          new Color(0x17becf));
  private static final List<Color> BLUES = loadBlues();

  private Palette() {}

  /** The colour of the i-th line, from 0; ten colours repeat. */
  static Color line(int index) {
    return TAB10.get(index % TAB10.size());
  }

  static boolean isRepeated(int index) {
    return index / TAB10.size() % 2 == 1;
  }

  /** Blues, from nearly white at 0 to dark blue at 1. */
  static Color blue(double share) {
    return BLUES.get((int) Math.min(share * BLUES.size(), BLUES.size() - 1));
  }

  /**
   * The end of Blues that has more contrast on a background.
   *
   * <p>scikit-learn changes over at the middle of the counts, where pale text on middle blue has a
   * contrast of 2.3; the better of both has 3.5 or more everywhere.
   */
  static Color textOn(Color ground) {
    Color pale = BLUES.get(0);
    Color dark = BLUES.get(BLUES.size() - 1);
    return contrast(dark, ground) >= contrast(pale, ground) ? dark : pale;
  }

  /** Contrast ratio of WCAG 2: 1 for equal colours, 21 for black on white. */
  static double contrast(Color one, Color other) {
    double a = luminance(one);
    double b = luminance(other);
    return (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05);
  }

  private static double luminance(Color color) {
    return 0.2126 * linear(color.getRed())
        + 0.7152 * linear(color.getGreen())
        + 0.0722 * linear(color.getBlue());
  }

  private static double linear(int channel) {
    double value = channel / 255.0;
    return value <= 0.04045 ? value / 12.92 : Math.pow((value + 0.055) / 1.055, 2.4);
  }

  private static List<Color> loadBlues() {
    try (InputStream file = Palette.class.getResourceAsStream("blues.csv")) {
      return new String(file.readAllBytes(), StandardCharsets.UTF_8)
          .lines()
          .skip(1) // the header index,r,g,b,hex
          .map(line -> Color.decode(line.substring(line.indexOf('#'))))
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException("the colours in this library's jar cannot be read", e);
    }
  }
}
