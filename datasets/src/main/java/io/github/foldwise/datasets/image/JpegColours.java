package io.github.foldwise.datasets.image;

import java.awt.image.Raster;
import java.util.Arrays;

/**
 * What the components of a JPEG file stand for, by libjpeg's rules, and their colours in its
 * integers; those of four components as Pillow's. Profiles are not applied.
 */
enum JpegColours {
  GRAY,
  RGB,
  YCBCR,
  CMYK,
  YCCK;

  /** Adobe's segment is missing. */
  static final int NO_TRANSFORM = -1;

  private static final int HALF = 1 << 15; // of 16 fractional bits

  static JpegColours of(byte[] components, boolean jfif, int transform) throws UnfitImageException {
    return switch (components.length) {
      case 1 -> GRAY;
      case 3 -> {
        boolean letters = Arrays.equals(components, new byte[] {'R', 'G', 'B'});
        boolean plain = transform == NO_TRANSFORM ? letters : transform == 0;
        yield plain && !jfif ? RGB : YCBCR;
      }
      case 4 -> transform <= 0 ? CMYK : YCCK;
      default ->
          throw UnfitImageException.unreadable("one of %s channels".formatted(components.length));
    };
  }

  /** Red, green, blue of each pixel, or one gray value. */
  byte[] rgb(Raster samples) {
    int components = samples.getNumBands();
    int[] row = new int[components * samples.getWidth()];
    byte[] rgb = new byte[Math.min(components, 3) * samples.getHeight() * samples.getWidth()];
    int to = 0;
    for (int y = 0; y < samples.getHeight(); y++) {
      samples.getPixels(0, y, samples.getWidth(), 1, row);
      for (int from = 0; from < row.length; from += components) {
        if (this == YCBCR || this == YCCK) {
          convert(row, from);
        }
        for (int i = 0; i < Math.min(components, 3); i++) {
          int value = row[from + i];
          rgb[to++] = (byte) (components < 4 ? value : printed(value, row[from + 3]));
        }
      }
    }
    return rgb;
  }

  /** ITU T.871; of YCCK the first three give the inks, which Adobe stores inverted. */
  private void convert(int[] row, int at) {
    int y = row[at];
    int blue = row[at + 1] - 128;
    int red = row[at + 2] - 128;
    row[at] = ink(y + ((fixed(1.402) * red + HALF) >> 16));
    row[at + 1] = ink(y + ((-fixed(0.34414) * blue - fixed(0.71414) * red + HALF) >> 16));
    row[at + 2] = ink(y + ((fixed(1.772) * blue + HALF) >> 16));
  }

  private int ink(int colour) {
    int value = Math.max(0, Math.min(255, colour));
    return this == YCCK ? 255 - value : value;
  }

  private static int fixed(double factor) {
    return (int) (factor * (1 << 16) + 0.5);
  }

  /** {@code k − k (255 − c) / 255}: the light that ink c and black k, stored inverted, leave. */
  static int printed(int c, int k) {
    int product = k * (255 - c) + 128;
    return k - ((product + (product >> 8)) >> 8);
  }
}
