package io.github.foldwise.datasets.image;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;

/** How a camera was held, from tag 274 of EXIF: which way the stored pixels are to be turned. */
enum Orientation {
  UPRIGHT(false, false, false),
  MIRRORED(false, false, true),
  UPSIDE_DOWN(false, true, true),
  FLIPPED(false, true, false),
  TRANSPOSED(true, false, false),
  TURNED_RIGHT(true, true, false),
  TRANSVERSED(true, true, true),
  TURNED_LEFT(true, false, true);

  private static final byte[] PREFIX = {'E', 'x', 'i', 'f', 0, 0}; // in JPEG, often in WebP
  private static final int TAG = 274;
  private static final int SHORT = 3;
  private static final int ENTRY = 12; // bytes

  private final boolean swaps; // rows and columns
  private final boolean upwards; // through stored rows
  private final boolean leftwards; // through stored columns

  Orientation(boolean swaps, boolean upwards, boolean leftwards) {
    this.swaps = swaps;
    this.upwards = upwards;
    this.leftwards = leftwards;
  }

  /** That of a TIFF structure, as EXIF holds it; upright if it says none, or nonsense. */
  static Orientation of(byte[] file) {
    byte[] exif =
        begins(file, PREFIX) ? Arrays.copyOfRange(file, PREFIX.length, file.length) : file;
    if (exif.length < 8) {
      return UPRIGHT;
    }
    ByteBuffer in =
        ByteBuffer.wrap(exif)
            .order(exif[0] == 'I' ? ByteOrder.LITTLE_ENDIAN : ByteOrder.BIG_ENDIAN);
    long directory = Integer.toUnsignedLong(in.getInt(4));
    if (directory + 2 > exif.length) {
      return UPRIGHT;
    }
    int count = Short.toUnsignedInt(in.getShort((int) directory));
    for (int i = 0; i < count && directory + 2 + (i + 1L) * ENTRY <= exif.length; i++) {
      int at = (int) directory + 2 + i * ENTRY;
      if (Short.toUnsignedInt(in.getShort(at)) == TAG && in.getShort(at + 2) == SHORT) {
        int value = in.getShort(at + 8);
        return value >= 1 && value <= values().length ? values()[value - 1] : UPRIGHT;
      }
    }
    return UPRIGHT;
  }

  private static boolean begins(byte[] file, byte[] prefix) {
    return file.length >= prefix.length
        && Arrays.equals(file, 0, prefix.length, prefix, 0, prefix.length);
  }

  /** The picture as it was seen. */
  Picture turn(Picture stored) {
    if (this == UPRIGHT) {
      return stored;
    }
    int height = swaps ? stored.width() : stored.height();
    int width = swaps ? stored.height() : stored.width();
    return stored.moved(
        height,
        width,
        (row, column) -> {
          int across = swaps ? row : column;
          int down = swaps ? column : row;
          return (upwards ? stored.height() - 1 - down : down) * stored.width()
              + (leftwards ? stored.width() - 1 - across : across);
        });
  }
}
