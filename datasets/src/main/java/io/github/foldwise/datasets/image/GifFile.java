package io.github.foldwise.datasets.image;

import io.github.foldwise.datasets.image.Picture.SizeCheck;
import java.util.Arrays;

/**
 * A GIF file (GIF89a): the first frame of a whole file, on a canvas of the file's size. As in
 * Pillow, what the frame leaves free has the first colour.
 */
final class GifFile {
  private static final int EXTENSION = 0x21;
  private static final int FRAME = 0x2c;
  private static final int TRAILER = 0x3b;
  private static final int GRAPHIC_CONTROL = 0xf9;

  private final byte[] file;
  private final SizeCheck sizes;
  private int at = 6; // after GIF87a or GIF89a
  private int transparent = -1; // index of the frame to come
  private Samples first;

  private GifFile(byte[] file, SizeCheck sizes) {
    this.file = file;
    this.sizes = sizes;
  }

  static Samples decode(byte[] file, SizeCheck sizes) throws UnfitImageException {
    return new GifFile(file, sizes).read();
  }

  private Samples read() throws UnfitImageException {
    int width = number();
    int height = number();
    int flags = next();
    bytes(2); // background and aspect ratio: not used
    byte[] colours = palette(flags);
    for (int block = next(); block != TRAILER; block = next()) {
      if (block == EXTENSION) {
        extension();
      } else if (block == FRAME) {
        frame(height, width, colours);
      } else {
        throw UnfitImageException.damaged("a block %s at byte %s".formatted(block, at - 1));
      }
    }
    if (first == null) {
      throw UnfitImageException.damaged("no frame");
    }
    return first;
  }

  private void extension() throws UnfitImageException {
    boolean control = next() == GRAPHIC_CONTROL;
    byte[] data = blocks();
    if (control && data.length >= 4) {
      transparent = (data[0] & 1) == 1 ? Byte.toUnsignedInt(data[3]) : -1;
    }
  }

  private void frame(int height, int width, byte[] global) throws UnfitImageException {
    int left = number();
    int top = number();
    int columns = number();
    int rows = number();
    int flags = next();
    byte[] local = palette(flags);
    int codeBits = next();
    byte[] data = blocks();
    if (first == null) {
      int canvasHeight = Math.max(height, top + rows);
      int canvasWidth = Math.max(width, left + columns);
      sizes.check(canvasHeight, canvasWidth);
      byte[] indices = LzwCodes.unpack(data, codeBits, rows * columns);
      byte[] canvas = new byte[canvasHeight * canvasWidth];
      Arrays.fill(canvas, (byte) Math.max(0, transparent));
      for (int row = 0; row < rows; row++) {
        int stored = (flags & 0x40) == 0 ? row : interlaced(row, rows);
        System.arraycopy(
            indices, stored * columns, canvas, (top + row) * canvasWidth + left, columns);
      }
      first = samples(canvas, canvasHeight, canvasWidth, local.length > 0 ? local : global);
    }
    transparent = -1;
  }

  /** Where a row is stored: rows 0, 8, … come first, then 4, 12, …, then 2, 6, …, then 1, 3, …. */
  private static int interlaced(int row, int rows) {
    if (row % 8 == 0) {
      return row / 8;
    }
    if (row % 4 == 0) {
      return (rows + 7) / 8 + row / 8;
    }
    return row % 2 == 0 ? (rows + 3) / 4 + row / 4 : (rows + 1) / 2 + row / 2;
  }

  private Samples samples(byte[] indices, int height, int width, byte[] colours) {
    int shades = colours.length > 0 ? 3 : 1;
    int channels = transparent < 0 ? shades : shades + 1;
    byte[] samples = new byte[channels * indices.length];
    for (int i = 0; i < indices.length; i++) {
      int index = Byte.toUnsignedInt(indices[i]);
      for (int shade = 0; shade < shades; shade++) {
        int colour = 3 * index + shade;
        samples[channels * i + shade] =
            shades == 1 ? indices[i] : colour < colours.length ? colours[colour] : 0;
      }
      if (channels > shades) {
        samples[channels * i + shades] = (byte) (index == transparent ? 0 : -1);
      }
    }
    return Samples.of(height, width, samples);
  }

  private byte[] palette(int flags) throws UnfitImageException {
    return bytes((flags & 0x80) == 0 ? 0 : 3 << ((flags & 7) + 1));
  }

  /** Sub-blocks, each of a length and as many bytes, until one of length 0. */
  private byte[] blocks() throws UnfitImageException {
    int from = at;
    int length = 0;
    for (int size = next(); size > 0; size = next()) {
      bytes(size);
      length += size;
    }
    byte[] data = new byte[length];
    for (int to = 0; to < length; ) {
      int size = Byte.toUnsignedInt(file[from]);
      System.arraycopy(file, from + 1, data, to, size);
      from += 1 + size;
      to += size;
    }
    return data;
  }

  private byte[] bytes(int length) throws UnfitImageException {
    if (length > file.length - at) {
      throw UnfitImageException.damaged("it breaks off after %s bytes".formatted(file.length));
    }
    at += length;
    return Arrays.copyOfRange(file, at - length, at);
  }

  private int number() throws UnfitImageException {
    return next() | (next() << 8);
  }

  private int next() throws UnfitImageException {
    return Byte.toUnsignedInt(bytes(1)[0]);
  }
}
