package io.github.foldwise.datasets.image;

import io.github.foldwise.datasets.image.Picture.SizeCheck;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.zip.CRC32;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;

/**
 * A PNG file (W3C PNG, third edition): chunks of a length, a type, data and a CRC, from {@code
 * IHDR} to {@code IEND}. What follows is ignored.
 */
final class PngFile {
  private static final int SIGNATURE = 8;
  private static final int CHUNK = 12; // length, type and CRC
  private static final int[] CHANNELS = {1, 0, 3, 1, 2, 0, 4}; // by colour type

  private final byte[] file;
  private final SizeCheck sizes;
  private final Inflater inflater = new Inflater();
  private long expected; // bytes of the unpacked image data
  private long unpacked;

  private PngFile(byte[] file, SizeCheck sizes) {
    this.file = file;
    this.sizes = sizes;
  }

  /** Decodes a whole file; the JDK's reader checks neither CRC nor end. */
  static Picture decode(byte[] file, SizeCheck sizes) throws UnfitImageException {
    PngFile png = new PngFile(file, sizes);
    try {
      png.check();
    } finally {
      png.inflater.end();
    }
    return JavaImage.picture("png", file);
  }

  private void check() throws UnfitImageException {
    ByteBuffer in = ByteBuffer.wrap(file).position(SIGNATURE);
    String type = "";
    while (!type.equals("IEND")) {
      if (in.remaining() < CHUNK
          || Integer.toUnsignedLong(in.getInt(in.position())) > in.remaining() - CHUNK) {
        throw UnfitImageException.damaged("it breaks off after %s bytes".formatted(file.length));
      }
      int length = in.getInt();
      CRC32 crc = new CRC32();
      crc.update(file, in.position(), 4 + length);
      byte[] name = new byte[4];
      in.get(name);
      boolean first = type.isEmpty();
      type = new String(name, StandardCharsets.ISO_8859_1);
      ByteBuffer data = in.slice(in.position(), length);
      if (in.position(in.position() + length).getInt() != (int) crc.getValue()) {
        throw UnfitImageException.damaged(
            "a wrong checksum at byte %s".formatted(in.position() - 4));
      }
      if (first != type.equals("IHDR")) {
        throw UnfitImageException.damaged("it does not begin with its only IHDR");
      }
      if (first) {
        header(data);
      } else if (type.equals("IDAT")) {
        unpack(data);
      }
    }
    if (unpacked != expected || !inflater.finished()) {
      throw UnfitImageException.damaged(
          "%s bytes of pixels instead of %s".formatted(unpacked, expected));
    }
  }

  private void header(ByteBuffer data) throws UnfitImageException {
    if (data.remaining() != 13) {
      throw UnfitImageException.damaged("an IHDR of %s bytes".formatted(data.remaining()));
    }
    int width = data.getInt();
    int height = data.getInt();
    int bits = data.get();
    int colour = data.get();
    boolean interlaced = data.get(12) == 1;
    if (width < 1 || height < 1 || colour < 0 || colour > 6 || CHANNELS[colour] == 0) {
      throw UnfitImageException.damaged(
          "%s×%s pixels of colour type %s".formatted(height, width, colour));
    }
    sizes.check(height, width);
    int pixel = CHANNELS[colour] * bits;
    expected = interlaced ? adam7(height, width, pixel) : rows(height, width, pixel);
  }

  /** Each row begins with a byte that names its filter. */
  private static long rows(long height, long width, int bits) {
    return width == 0 ? 0 : height * (1 + (width * bits + 7) / 8);
  }

  /** Seven passes, from a pixel in each 8×8 to every second row. */
  private static long adam7(long height, long width, int bits) {
    return rows((height + 7) / 8, (width + 7) / 8, bits)
        + rows((height + 7) / 8, (width + 3) / 8, bits)
        + rows((height + 3) / 8, (width + 3) / 4, bits)
        + rows((height + 3) / 4, (width + 1) / 4, bits)
        + rows((height + 1) / 4, (width + 1) / 2, bits)
        + rows((height + 1) / 2, width / 2, bits)
        + rows(height / 2, width, bits);
  }

  private void unpack(ByteBuffer data) throws UnfitImageException {
    byte[] buffer = new byte[1 << 13];
    inflater.setInput(data);
    try {
      while (unpacked <= expected && !inflater.finished() && !inflater.needsInput()) {
        unpacked += inflater.inflate(buffer);
        if (inflater.needsDictionary()) {
          throw UnfitImageException.damaged("its pixels need a dictionary");
        }
      }
    } catch (DataFormatException e) {
      throw UnfitImageException.damaged("its compressed pixels: %s".formatted(e.getMessage()));
    }
  }
}
