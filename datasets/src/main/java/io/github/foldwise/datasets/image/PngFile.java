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
  private static final int DENSEST = 1032; // bytes that deflate makes of one

  private final byte[] file;
  private final SizeCheck sizes;
  private final Inflater inflater = new Inflater();
  private final byte[] beyond = new byte[1];
  private PngLayout layout; // null before it is read
  private byte[] rows = {}; // unpacked
  private long unpacked;
  private byte[] palette = {};
  private byte[] transparency = {};
  private byte[] exif = {};

  private PngFile(byte[] file, SizeCheck sizes) {
    this.file = file;
    this.sizes = sizes;
  }

  /** Decodes a whole file. */
  static Samples decode(byte[] file, SizeCheck sizes) throws UnfitImageException {
    PngFile png = new PngFile(file, sizes);
    try {
      png.walk();
    } finally {
      png.inflater.end();
    }
    return new PngPixels(png.layout, png.rows, png.palette, png.transparency)
        .samples()
        .withExif(png.exif);
  }

  private void walk() throws UnfitImageException {
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
      boolean first = type.isEmpty();
      type = new String(file, in.position(), 4, StandardCharsets.ISO_8859_1);
      ByteBuffer data = in.slice(in.position() + 4, length);
      if (in.position(in.position() + 4 + length).getInt() != (int) crc.getValue()) {
        throw UnfitImageException.damaged(
            "a wrong checksum at byte %s".formatted(in.position() - 4));
      }
      if (first != type.equals("IHDR")) {
        throw UnfitImageException.damaged("it does not begin with its only IHDR");
      }
      read(type, data);
    }
    if (unpacked != rows.length || !inflater.finished()) {
      throw UnfitImageException.damaged(
          "%s bytes of pixels instead of %s".formatted(unpacked, rows.length));
    }
  }

  private void read(String type, ByteBuffer data) throws UnfitImageException {
    switch (type) {
      case "IHDR" -> header(data);
      case "PLTE" -> palette = bytes(data);
      case "tRNS" -> transparency = bytes(data);
      case "eXIf" -> exif = bytes(data);
      case "IDAT" -> unpack(data);
      default -> {} // texts, profiles, gamma
    }
  }

  private void header(ByteBuffer data) throws UnfitImageException {
    layout = PngLayout.read(data);
    sizes.check(layout.height(), layout.width());
    long expected = layout.bytes();
    if (expected > (long) DENSEST * file.length) { // before it takes memory
      throw UnfitImageException.damaged(
          "%s bytes for %s of pixels".formatted(file.length, expected));
    }
    rows = new byte[Math.toIntExact(expected)];
  }

  private void unpack(ByteBuffer data) throws UnfitImageException {
    inflater.setInput(data);
    try {
      while (unpacked <= rows.length && !inflater.finished() && !inflater.needsInput()) {
        int left = rows.length - (int) unpacked;
        unpacked +=
            left > 0
                ? inflater.inflate(rows, (int) unpacked, left)
                : inflater.inflate(beyond); // none, if all is right
        if (inflater.needsDictionary()) {
          throw UnfitImageException.damaged("its pixels need a dictionary");
        }
      }
    } catch (DataFormatException e) {
      throw UnfitImageException.damaged("its compressed pixels: %s".formatted(e.getMessage()));
    }
  }

  private static byte[] bytes(ByteBuffer data) {
    byte[] bytes = new byte[data.remaining()];
    data.get(bytes);
    return bytes;
  }
}
