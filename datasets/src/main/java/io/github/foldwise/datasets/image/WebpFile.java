package io.github.foldwise.datasets.image;

import io.github.foldwise.datasets.image.Picture.SizeCheck;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** A WebP file (RFC 9649): chunks of a type, a length and data, padded to even lengths. */
final class WebpFile {
  private static final int HEADER = 12; // RIFF, length, WEBP
  private static final int CHUNK = 8; // type and length

  private WebpFile() {}

  /** Decodes a whole file. */
  static Samples decode(byte[] file, SizeCheck sizes) throws UnfitImageException {
    ByteBuffer in = ByteBuffer.wrap(file).order(ByteOrder.LITTLE_ENDIAN);
    long end = CHUNK + Integer.toUnsignedLong(in.getInt(4));
    if (end > file.length) {
      throw UnfitImageException.damaged("it breaks off after %s bytes".formatted(file.length));
    }
    byte[] exif = {};
    for (long at = HEADER; at + CHUNK <= end; ) {
      String type = new String(file, (int) at, 4, StandardCharsets.US_ASCII);
      long length = Integer.toUnsignedLong(in.getInt((int) at + 4));
      if (at + CHUNK + length > end) {
        throw UnfitImageException.damaged("a chunk beyond its end at byte %s".formatted(at));
      }
      if (type.equals("EXIF")) {
        exif = Arrays.copyOfRange(file, (int) at + CHUNK, (int) (at + CHUNK + length));
      }
      at += CHUNK + length + length % 2;
    }
    return PluginImage.samples("WebP", "com.twelvemonkeys.imageio:imageio-webp", file, sizes)
        .withExif(exif);
  }
}
