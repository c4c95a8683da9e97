package io.github.foldwise.datasets.image;

import java.nio.ByteBuffer;
import java.util.List;

/**
 * How a PNG file stores its pixels.
 *
 * @param bits of one sample
 * @param colour PNG's colour type
 * @param interlaced by Adam7: seven passes, from a pixel in each 8×8 to every second row
 */
record PngLayout(int height, int width, int bits, int colour, boolean interlaced) {
  static final int GRAY = 0;
  static final int RGB = 2;
  static final int PALETTE = 3;

  private static final int[] CHANNELS = {1, 0, 3, 1, 2, 0, 4}; // by colour type
  private static final int[] DEPTHS = {0x10116, 0, 0x10100, 0x116, 0x10100, 0, 0x10100}; // bits set
  private static final Pass WHOLE = new Pass(0, 0, 1, 1);
  private static final List<Pass> ADAM7 =
      List.of(
          new Pass(0, 0, 8, 8),
          new Pass(0, 4, 8, 8),
          new Pass(4, 0, 8, 4),
          new Pass(0, 2, 4, 4),
          new Pass(2, 0, 4, 2),
          new Pass(0, 1, 2, 2),
          new Pass(1, 0, 2, 1));

  /** Every so many rows from the top one, every so many columns from the left one. */
  record Pass(int top, int left, int down, int right) {}

  /** Reads a header. */
  static PngLayout read(ByteBuffer data) throws UnfitImageException {
    if (data.remaining() != 13) {
      throw UnfitImageException.damaged("an IHDR of %s bytes".formatted(data.remaining()));
    }
    int width = data.getInt();
    int height = data.getInt();
    int bits = data.get();
    int colour = data.get();
    int compression = data.get();
    int filters = data.get();
    int interlace = data.get();
    if (width < 1 || height < 1 || colour < 0 || colour > 6 || CHANNELS[colour] == 0) {
      throw UnfitImageException.damaged(
          "%s×%s pixels of colour type %s".formatted(height, width, colour));
    }
    if (bits < 1 || bits > 16 || (DEPTHS[colour] >> bits & 1) == 0) {
      throw UnfitImageException.damaged("%s bits of colour type %s".formatted(bits, colour));
    }
    if (compression != 0 || filters != 0 || interlace < 0 || interlace > 1) {
      throw UnfitImageException.damaged("a method that no PNG file has");
    }
    return new PngLayout(height, width, bits, colour, interlace == 1);
  }

  int channels() {
    return CHANNELS[colour];
  }

  List<Pass> passes() {
    return interlaced ? ADAM7 : List.of(WHOLE);
  }

  int rows(Pass pass) {
    return (height - pass.top + pass.down - 1) / pass.down;
  }

  int columns(Pass pass) {
    return (width - pass.left + pass.right - 1) / pass.right;
  }

  /** Bytes of one row, without the one that names its filter. */
  int rowBytes(Pass pass) {
    return (int) (((long) columns(pass) * channels() * bits + 7) / 8);
  }

  /** Bytes of all rows, each after a byte that names its filter. */
  long bytes() {
    long bytes = 0;
    for (Pass pass : passes()) {
      bytes += columns(pass) == 0 ? 0 : rows(pass) * (1L + rowBytes(pass));
    }
    return bytes;
  }
}
