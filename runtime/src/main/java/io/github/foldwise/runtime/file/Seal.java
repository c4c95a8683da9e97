package io.github.foldwise.runtime.file;

import static java.nio.charset.StandardCharsets.US_ASCII;

import io.github.foldwise.canonical.Fingerprint;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.MessageDigest;

/** The comment at the end of a ZIP file: SHA-256 of all before, so any change is detected. */
final class Seal {
  private static final String WORDS = "foldwise sha256 ";
  private static final int LENGTH = WORDS.length() + 64;
  private static final int LENGTH_FIELD = Short.BYTES; // of the comment, right before it

  private Seal() {}

  /** Seals a ZIP file that has no comment. */
  static void put(Path file) throws IOException {
    long sealed = Files.size(file) - LENGTH_FIELD;
    ByteBuffer comment =
        ByteBuffer.allocate(LENGTH_FIELD + LENGTH)
            .order(ByteOrder.LITTLE_ENDIAN)
            .putShort((short) LENGTH)
            .put(words(file, sealed).getBytes(US_ASCII))
            .flip();
    try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
      channel.position(sealed);
      while (comment.hasRemaining()) {
        channel.write(comment);
      }
      channel.force(true);
    }
  }

  static boolean isOn(Path file) throws IOException {
    return found(file).startsWith(WORDS);
  }

  static boolean isUnbroken(Path file) throws IOException {
    return found(file).equals(words(file, Files.size(file) - LENGTH - LENGTH_FIELD));
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

  private static String words(Path file, long sealed) throws IOException {
    MessageDigest digest = Fingerprint.sha256();
    byte[] some = new byte[1 << 16];
    try (InputStream in = Files.newInputStream(file)) {
      for (long left = sealed; left > 0; ) {
        int read = in.read(some, 0, (int) Math.min(some.length, left));
        if (read < 0) {
          break;
        }
        digest.update(some, 0, read);
        left -= read;
      }
    }
    return WORDS + Fingerprint.hex(digest.digest());
  }
}
