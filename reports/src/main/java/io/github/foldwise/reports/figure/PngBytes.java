package io.github.foldwise.reports.figure;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.awt.image.BufferedImage;
import java.awt.image.Raster;
import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.util.zip.CRC32;
import java.util.zip.Deflater;
import java.util.zip.DeflaterOutputStream;

/**
 * A picture as a PNG file of 8-bit RGB. ImageIO writes the same bytes, but copies each row several
 * times, and takes longer to be found than a small picture to be written.
 */
final class PngBytes {
  private static final byte[] SIGNATURE = {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1a, '\n'};
  private static final int CHUNK = 1 << 15;

  private PngBytes() {}

  /** The file of a picture of {@link BufferedImage#TYPE_INT_RGB}. */
  static byte[] of(BufferedImage image) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    DataOutputStream file = new DataOutputStream(bytes);
    file.write(SIGNATURE);
    writeChunk(file, "IHDR", header(image), 0, 13);
    byte[] pixels = compressed(image);
    for (int from = 0; from < pixels.length; from += CHUNK) {
      writeChunk(file, "IDAT", pixels, from, Math.min(CHUNK, pixels.length - from));
    }
    writeChunk(file, "IEND", new byte[0], 0, 0);
    return bytes.toByteArray();
  }

  private static byte[] header(BufferedImage image) throws IOException {
    ByteArrayOutputStream header = new ByteArrayOutputStream();
    DataOutputStream data = new DataOutputStream(header);
    data.writeInt(image.getWidth());
    data.writeInt(image.getHeight());
    data.write(new byte[] {8, 2, 0, 0, 0}); // bits, RGB, deflate, filters, not interlaced
    return header.toByteArray();
  }

  /** Flat colours become no smaller by a filter. */
  private static byte[] compressed(BufferedImage image) throws IOException {
    Deflater deflater = new Deflater();
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (OutputStream out = new DeflaterOutputStream(bytes, deflater, CHUNK)) {
      Raster raster = image.getRaster();
      int width = raster.getWidth();
      int[] pixels = new int[width];
      byte[] row = new byte[1 + 3 * width]; // after the number of its filter: none
      for (int y = 0; y < raster.getHeight(); y++) {
        raster.getDataElements(0, y, width, 1, pixels);
        for (int x = 0; x < width; x++) {
          row[3 * x + 1] = (byte) (pixels[x] >> 16);
          row[3 * x + 2] = (byte) (pixels[x] >> 8);
          row[3 * x + 3] = (byte) pixels[x];
        }
        out.write(row);
      }
    } finally {
      deflater.end();
    }
    return bytes.toByteArray();
  }

  private static void writeChunk(
      DataOutputStream file, String type, byte[] bytes, int from, int length) throws IOException {
    CRC32 sum = new CRC32();
    sum.update(type.getBytes(US_ASCII));
    sum.update(bytes, from, length);
    file.writeInt(length);
    file.writeBytes(type);
    file.write(bytes, from, length);
    file.writeInt((int) sum.getValue());
  }
}
