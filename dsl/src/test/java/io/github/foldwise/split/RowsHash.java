package io.github.foldwise.split;

import io.github.foldwise.canonical.Fingerprint;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/** The SHA-256 by which golden files name many rows: of the indices as little-endian int64. */
final class RowsHash {
  private RowsHash() {}

  static String of(Rows rows) {
    ByteBuffer bytes = ByteBuffer.allocate(8 * rows.size()).order(ByteOrder.LITTLE_ENDIAN);
    rows.stream().forEach(bytes::putLong);
    return Fingerprint.hex(Fingerprint.sha256().digest(bytes.array()));
  }
}
