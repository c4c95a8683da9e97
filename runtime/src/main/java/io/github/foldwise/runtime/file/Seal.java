package io.github.foldwise.runtime.file;

import static java.nio.charset.StandardCharsets.US_ASCII;

import io.github.foldwise.canonical.Fingerprint;
import java.io.IOException;
import java.io.InputStream;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;

/** The comment at the end of a ZIP file: SHA-256 of all before, so any change is detected. */
final class Seal {
  private static final String WORDS = "foldwise sha256 ";
  private static final int LENGTH = WORDS.length() + 64;
  private static final int LENGTH_FIELD = Short.BYTES; // of the comment, right before it

  private Seal() {}

  /** Seals a ZIP file that has no comment. */
  static void put(RandomAccessFile file) throws IOException {
    long sealed = file.length() - LENGTH_FIELD;
    file.seek(0);
    byte[] words = words(file::read, sealed).getBytes(US_ASCII);
    file.seek(sealed);
    file.write(LENGTH); // its low byte first
    file.write(0);
    file.write(words);
  }

  static boolean isOn(Path file) throws IOException {
    return found(file).startsWith(WORDS);
  }

  static boolean isUnbroken(Path file) throws IOException {
    try (InputStream in = Files.newInputStream(file)) {
      return found(file).equals(words(in::read, Files.size(file) - LENGTH - LENGTH_FIELD));
    }
  }

  private static String found(Path file) throws IOException {
    long size = Files.size(file);
    if (size < LENGTH + LENGTH_FIELD) {
      return "";
    }
    try (InputStream in = Files.newInputStream(file)) {
      in.skipNBytes(size - LENGTH);
      return new String(in.readNBytes(LENGTH), US_ASCII);
    }
  }

  /** Reads up to a number of bytes. */
  private interface Source {
    int read(byte[] some, int from, int most) throws IOException;
  }

  private static String words(Source in, long sealed) throws IOException {
    MessageDigest digest = Fingerprint.sha256();
    byte[] some = new byte[1 << 16];
    for (long left = sealed; left > 0; ) {
      int read = in.read(some, 0, (int) Math.min(some.length, left));
      if (read < 0) {
        break;
      }
      digest.update(some, 0, read);
      left -= read;
    }
    return WORDS + Fingerprint.hex(digest.digest());
  }
}
