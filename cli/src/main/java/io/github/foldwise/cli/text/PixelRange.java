package io.github.foldwise.cli.text;

import io.github.foldwise.data.ImageData;
import java.util.DoubleSummaryStatistics;

/** Which kind of values pixels are, and between which two. */
final class PixelRange {
  private PixelRange() {}

  /** {@code bytes from 0 to 255}. */
  static String of(ImageData images) {
    DoubleSummaryStatistics all = new DoubleSummaryStatistics();
    for (int row = 0; row < images.rows(); row++) {
      if (images.isBytes()) {
        for (byte pixel : images.bytes(row)) {
          all.accept(Byte.toUnsignedInt(pixel));
        }
      } else {
        for (float pixel : images.floats(row)) {
          all.accept(pixel);
        }
      }
    }
    return (images.isBytes() ? "bytes" : "floats") + between(all);
  }

  /** {@code from 0.5 to 2}. */
  static String between(float... values) {
    DoubleSummaryStatistics all = new DoubleSummaryStatistics();
    for (float value : values) {
      all.accept(value);
    }
    return between(all).strip();
  }

  private static String between(DoubleSummaryStatistics all) {
    return " from %s to %s".formatted(number(all.getMin()), number(all.getMax()));
  }

  private static String number(double value) {
    return value == Math.rint(value) && Math.abs(value) < 1e9
        ? String.valueOf((long) value)
        : String.valueOf((float) value);
  }
}
