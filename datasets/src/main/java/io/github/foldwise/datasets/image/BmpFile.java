package io.github.foldwise.datasets.image;

import io.github.foldwise.datasets.image.Picture.SizeCheck;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/** A BMP file: headers, palette and rows, which are padded to four bytes or run-length coded. */
final class BmpFile {
  private static final int SMALLEST = 26; // bytes of both headers, in the oldest version
  private static final int OS2_HEADER = 12;
  private static final int RLE8 = 1;
  private static final int RLE4 = 2;
  private static final int BIT_FIELDS = 3;

  private BmpFile() {}

  /** Decodes a whole file; the JDK's reader fills what is missing with black. */
  static Samples decode(byte[] file, SizeCheck sizes) throws UnfitImageException {
    if (file.length < SMALLEST) {
      throw UnfitImageException.damaged("it breaks off after %s bytes".formatted(file.length));
    }
    ByteBuffer in = ByteBuffer.wrap(file).order(ByteOrder.LITTLE_ENDIAN);
    boolean os2 = in.getInt(14) == OS2_HEADER;
    if (!os2 && file.length < 54) {
      throw UnfitImageException.damaged("it breaks off after %s bytes".formatted(file.length));
    }
    int width = os2 ? in.getShort(18) : in.getInt(18);
    int height = Math.abs(os2 ? in.getShort(20) : in.getInt(22)); // negative: from top to bottom
    int bits = in.getShort(os2 ? 24 : 28);
    int compression = os2 ? 0 : in.getInt(30);
    long offset = Integer.toUnsignedLong(in.getInt(10));
    if (width < 1 || height < 1 || bits < 1 || bits > 32 || offset < SMALLEST) {
      throw UnfitImageException.damaged("%s×%s pixels of %s bits".formatted(height, width, bits));
    }
    sizes.check(height, width);
    long pixels = (long) height * width;
    switch (compression) {
      case 0, BIT_FIELDS -> {
        long end = offset + height * (((long) width * bits + 31) / 32 * 4);
        if (end > file.length) {
          throw UnfitImageException.damaged("%s bytes instead of %s".formatted(file.length, end));
        }
      }
      case RLE8, RLE4 -> {
        long found = runs(in, offset, width, compression == RLE4);
        if (found < pixels) {
          throw UnfitImageException.damaged("%s pixels instead of %s".formatted(found, pixels));
        }
      }
      default -> throw UnfitImageException.damaged("compression %s".formatted(compression));
    }
    return JavaImage.samples("bmp", file);
  }

  /** Pixels that run-length coded rows set or skip, until their end or the file's. */
  private static long runs(ByteBuffer in, long offset, int width, boolean nibbles) {
    long pixels = 0;
    long at = offset;
    while (at + 2 <= in.limit()) {
      int count = Byte.toUnsignedInt(in.get((int) at));
      int value = Byte.toUnsignedInt(in.get((int) at + 1));
      at += 2;
      if (count > 0) { // a run of one value
        pixels += count;
      } else if (value == 0) { // end of a row
        pixels += (width - pixels % width) % width;
      } else if (value == 1) { // end of the image
        return pixels;
      } else if (value == 2 && at + 2 <= in.limit()) { // a step to the right and up
        int right = Byte.toUnsignedInt(in.get((int) at));
        pixels += right + (long) width * Byte.toUnsignedInt(in.get((int) at + 1));
        at += 2;
      } else if (value > 2) { // values as they are, padded to two bytes
        int bytes = nibbles ? (value + 1) / 2 : value;
        at += bytes + bytes % 2;
        pixels += at <= in.limit() ? value : 0;
      }
    }
    return pixels;
  }
}
