package io.github.foldwise.parquet;

import io.airlift.compress.Decompressor;
import io.airlift.compress.MalformedInputException;
import io.airlift.compress.lz4.Lz4Decompressor;
import io.airlift.compress.snappy.SnappyDecompressor;
import io.airlift.compress.zstd.ZstdDecompressor;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.zip.GZIPInputStream;

/** How pages are compressed, by Parquet's number. */
final class Codec {
  private static final int FEW = 1 << 26; // bytes
  private static final int MOST_RATIO = 1100;

  private Codec() {}

  /** The bytes of a page, of which there must be so many. */
  static byte[] unpacked(int codec, byte[] packed, int size) {
    if (codec == 0) {
      requireSize(packed.length, size);
      return packed;
    }
    if (size > Math.max(FEW, (long) MOST_RATIO * packed.length)) {
      throw new DamagedException("%s bytes in %s compressed ones".formatted(size, packed.length));
    }
    byte[] bytes = new byte[size];
    int found =
        switch (codec) {
          case 1 -> by(new SnappyDecompressor(), packed, bytes);
          case 2 -> gunzip(packed, bytes);
          case 6 -> by(new ZstdDecompressor(), packed, bytes);
          case 7 -> by(new Lz4Decompressor(), packed, bytes);
          default ->
              throw DamagedException.otherwise(
                  "no compression, or that by snappy, gzip, zstd or lz4_raw",
                  codec == 4 ? "that by brotli" : "that by method " + codec);
        };
    requireSize(found, size);
    return bytes;
  }

  private static int by(Decompressor method, byte[] packed, byte[] bytes) {
    try {
      return method.decompress(packed, 0, packed.length, bytes, 0, bytes.length);
    } catch (MalformedInputException | IllegalArgumentException e) {
      throw new DamagedException("damaged compressed data");
    }
  }

  private static int gunzip(byte[] packed, byte[] bytes) {
    try (InputStream in = new GZIPInputStream(new ByteArrayInputStream(packed))) {
      int read = in.readNBytes(bytes, 0, bytes.length);
      return in.read() < 0 ? read : read + 1;
    } catch (IOException e) {
      throw new DamagedException("damaged compressed data");
    }
  }

  private static void requireSize(int found, int expected) {
    if (found != expected) {
      throw new DamagedException("a page of %s bytes, not %s".formatted(found, expected));
    }
  }
}
