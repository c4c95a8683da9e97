package io.github.foldwise.run.journal;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Locale;
import java.util.Optional;
import java.util.zip.CRC32;

/**
 * A JSON object in one line with a checksum of itself as its last property: {@code
 * {"event":"RunStopped","crc32":"1c2d3e4f"}}. It covers the object without that property.
 */
final class SealedLine {
  private static final String PROPERTY = ",\"crc32\":\"";
  private static final int SEAL = PROPERTY.length() + 8 + 2; // digits, quote and brace

  private SealedLine() {}

  /** The object with its checksum. */
  static String seal(String object) {
    return object.substring(0, object.length() - 1) + PROPERTY + checksum(object) + "\"}";
  }

  /** The object without its checksum; empty if the line was changed since. */
  static Optional<String> open(String line) {
    if (line.length() < SEAL) {
      return Optional.empty();
    }
    String object = line.substring(0, line.length() - SEAL) + "}";
    return seal(object).equals(line) ? Optional.of(object) : Optional.empty();
  }

  private static String checksum(String object) {
    CRC32 crc = new CRC32();
    crc.update(object.getBytes(UTF_8));
    return String.format(Locale.ROOT, "%08x", crc.getValue());
  }
}
