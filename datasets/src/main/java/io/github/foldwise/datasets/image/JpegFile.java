package io.github.foldwise.datasets.image;

import io.github.foldwise.datasets.image.Picture.SizeCheck;
import java.awt.image.Raster;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Set;

/**
 * A JPEG file (ITU T.81): segments from SOI to EOI, each of a marker, a length and data; after SOS
 * come entropy-coded data. What follows EOI, such as a second picture, is ignored.
 */
final class JpegFile {
  private static final int DHT = 0xc4;
  private static final int DAC = 0xcc;
  private static final int EOI = 0xd9;
  private static final int SOS = 0xda;
  private static final int DQT = 0xdb;
  private static final int DRI = 0xdd;
  private static final int APP0 = 0xe0;
  private static final int APP1 = 0xe1;
  private static final int APP14 = 0xee;
  private static final String EXIF = "Exif\0\0";

  /** Of a byte: 8 blocks of 16×16 pixels, each of a bit; arithmetic codes are denser. */
  private static final long MOST_PIXELS = 1 << 16;

  private final byte[] file;
  private final SizeCheck sizes;
  private final ByteArrayOutputStream essence = new ByteArrayOutputStream();
  private final JpegTables tables = new JpegTables();
  private final Set<Byte> scanned = new HashSet<>(); // numbers of components
  private int at = 2; // after SOI
  private JpegFrame frame; // null before it is read
  private byte[] exif = {};
  private boolean jfif;
  private int transform = JpegColours.NO_TRANSFORM;

  private JpegFile(byte[] file, SizeCheck sizes) {
    this.file = file;
    this.sizes = sizes;
  }

  /** Decodes a whole file; the JDK's reader is given what decides the samples, and nothing else. */
  static Samples decode(byte[] file, SizeCheck sizes) throws UnfitImageException {
    JpegFile jpeg = new JpegFile(file, sizes);
    jpeg.walk();
    Raster samples = JavaImage.raster("jpeg", jpeg.essence.toByteArray());
    JpegColours colours = JpegColours.of(jpeg.frame.numbers(), jpeg.jfif, jpeg.transform);
    return Samples.of(samples.getHeight(), samples.getWidth(), colours.rgb(samples))
        .withExif(jpeg.exif);
  }

  private void walk() throws UnfitImageException {
    essence.write(file, 0, 2);
    for (int marker = marker(); marker != EOI; marker = marker()) {
      int start = at - 2;
      skip(2);
      int data = at;
      skip(
          Math.max(
              0, ((Byte.toUnsignedInt(file[at - 2]) << 8) | Byte.toUnsignedInt(file[at - 1])) - 2));
      if (decides(marker, data)) {
        essence.write(file, start, at - start);
      }
    }
    essence.write(file, at - 2, 2);
    if (frame == null || scanned.size() < frame.numbers().length) {
      throw UnfitImageException.damaged("scans of %s components".formatted(scanned.size()));
    }
  }

  /** The next marker, which bytes of 255 may precede. */
  private int marker() throws UnfitImageException {
    int code = next();
    if (code != 0xff) {
      throw UnfitImageException.damaged("no segment at byte %s".formatted(at - 1));
    }
    while (code == 0xff) {
      code = next();
    }
    return code;
  }

  /** Reads a segment, whose data ends here; whether it decides the samples. */
  private boolean decides(int marker, int data) throws UnfitImageException {
    switch (marker) {
      case DHT -> tables.readCodes(file, data, at);
      case DRI -> tables.readRestart(file, data, at);
      case SOS -> scan(data);
      case DAC, DQT -> {}
      case APP0 -> jfif |= at - data >= 14 && begins(data, "JFIF\0");
      case APP1 ->
          exif = exif.length == 0 && begins(data, EXIF) ? Arrays.copyOfRange(file, data, at) : exif;
      case APP14 ->
          transform =
              at - data >= 12 && begins(data, "Adobe")
                  ? Byte.toUnsignedInt(file[data + 11])
                  : transform;
      default -> {
        if ((marker & 0xf0) == 0xc0) {
          frame(marker, data);
        }
      }
    }
    return marker < APP0;
  }

  private void frame(int marker, int data) throws UnfitImageException {
    if (frame != null) {
      throw UnfitImageException.damaged("a second frame at byte %s".formatted(data));
    }
    frame = JpegFrame.read(marker, file, data, at);
    sizes.check(frame.height(), frame.width());
    if ((long) frame.height() * frame.width()
        > MOST_PIXELS * file.length) { // before it takes memory
      throw UnfitImageException.damaged(
          "%s bytes for %s×%s pixels".formatted(file.length, frame.height(), frame.width()));
    }
  }

  private void scan(int data) throws UnfitImageException {
    int from = at;
    boolean marked = false; // by 255 and neither a stuffed 0 nor a restart
    while (!marked) {
      if (next() == 0xff) {
        int code = next();
        marked = code != 0 && code != 0xff && (code < 0xd0 || code > 0xd7);
        at -= code == 0xff ? 1 : 0; // one may fill up
      }
    }
    at -= 2;
    if (frame == null) {
      throw UnfitImageException.damaged("a scan before its frame");
    }
    if (frame.isHuffman()) {
      new JpegScan(file, data, from, at, frame, tables).check();
    }
    for (int i = 0; i < file[data] && data + 1 + 2 * i < from; i++) {
      scanned.add(file[data + 1 + 2 * i]);
    }
  }

  private boolean begins(int data, String text) {
    byte[] expected = text.getBytes(StandardCharsets.US_ASCII);
    return Arrays.equals(file, data, data + expected.length, expected, 0, expected.length);
  }

  private int next() throws UnfitImageException {
    skip(1);
    return Byte.toUnsignedInt(file[at - 1]);
  }

  private void skip(int bytes) throws UnfitImageException {
    if (bytes > file.length - at) {
      throw UnfitImageException.damaged("it breaks off after %s bytes".formatted(file.length));
    }
    at += bytes;
  }
}
