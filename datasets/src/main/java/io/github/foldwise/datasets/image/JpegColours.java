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
  private static final int[] CR_TO_RED = table(1.402, HALF, 16);
  private static final int[] CB_TO_BLUE = table(1.772, HALF, 16);
  private static final int[] CB_TO_GREEN = table(-0.34414, HALF, 0); // with 16 fractional bits
  private static final int[] CR_TO_GREEN = table(-0.71414, 0, 0);

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
    int channels = Math.min(components, 3);
    byte[] rgb = new byte[channels * samples.getHeight() * samples.getWidth()];
    byte[] row = new byte[components * samples.getWidth()];
    int to = 0;
    for (int y = 0; y < samples.getHeight(); y++) {
      samples.getDataElements(0, y, samples.getWidth(), 1, row);
      switch (this) {
        case GRAY, RGB -> System.arraycopy(row, 0, rgb, to, row.length);
        case YCBCR -> convert(row, components, rgb, to);
        case CMYK -> print(row, rgb, to);
        case YCCK -> {
          convert(row, components, row, 0);
          print(row, rgb, to);
        }
      }
      to += channels * samples.getWidth();
    }
    return rgb;
  }

  /** ITU T.871; of YCCK the first three give the inks, which Adobe stores inverted. */
  private void convert(byte[] row, int components, byte[] colours, int first) {
    int step = this == YCCK ? components : 3;
    int inverted = this == YCCK ? 255 : 0;
    int to = first;
    for (int from = 0; from < row.length; from += components, to += step) {
      int y = row[from] & 255;
      int blue = row[from + 1] & 255;
      int red = row[from + 2] & 255;
      int green = (CB_TO_GREEN[blue] + CR_TO_GREEN[red]) >> 16;
      colours[to] = (byte) (within(y + CR_TO_RED[red]) ^ inverted);
      colours[to + 1] = (byte) (within(y + green) ^ inverted);
      colours[to + 2] = (byte) (within(y + CB_TO_BLUE[blue]) ^ inverted);
    }
  }

  /** From 0 to 255. */
  private static int within(int colour) {
    return (colour & ~255) == 0 ? colour : ~(colour >> 31) & 255;
  }

  private static void print(byte[] inks, byte[] rgb, int first) {
    int to = first;
    for (int from = 0; from < inks.length; from += 4) {
      for (int i = 0; i < 3; i++) {
        rgb[to++] = (byte) printed(inks[from + i] & 255, inks[from + 3] & 255);
      }
    }
  }

  /**
   * For each value from 0, what it adds to another: {@code (factor (value − 128) + more) >> shift}.
   */
  private static int[] table(double factor, int more, int shift) {
    int size = (int) (Math.abs(factor) * (1 << 16) + 0.5);
    int fixed = factor < 0 ? -size : size;
    int[] table = new int[256];
    for (int value = 0; value < table.length; value++) {
      table[value] = (fixed * (value - 128) + more) >> shift;
    }
    return table;
  }

  /** {@code k − k (255 − c) / 255}: the light that ink c and black k, stored inverted, leave. */
  static int printed(int c, int k) {
    int product = k * (255 - c) + 128;
    return k - ((product + (product >> 8)) >> 8);
  }
}
