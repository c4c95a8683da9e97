package io.github.foldwise.datasets;

import io.github.foldwise.canonical.Fingerprint;
import io.github.foldwise.datasets.array.StoredArray;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.HexFormat;
import java.util.Map;
import java.util.StringJoiner;
import java.util.zip.GZIPOutputStream;

/** IDX files written by hand, byte by byte. */
final class Idx {
  private Idx() {}

  /** {@code 00000803}, three sizes, then pixels that count up from 0. */
  static byte[] images(int rows, int height, int width) {
    ByteBuffer bytes = ByteBuffer.allocate(16 + rows * height * width);
    bytes.putInt(0x0803).putInt(rows).putInt(height).putInt(width);
    for (int i = 0; i < rows * height * width; i++) {
      bytes.put((byte) i);
    }
    return bytes.array();
  }

  /** {@code 00000801}, the number of labels, then the labels. */
  static byte[] labels(int... labels) {
    ByteBuffer bytes = ByteBuffer.allocate(8 + labels.length);
    bytes.putInt(0x0801).putInt(labels.length);
    for (int label : labels) {
      bytes.put((byte) label);
    }
    return bytes.array();
  }

  static byte[] bytes(String hex) {
    return HexFormat.of().parseHex(hex.replace(" ", ""));
  }

  /** The bytes of all rows in hexadecimal, a space between two rows. */
  static String values(StoredArray array) {
    StringJoiner rows = new StringJoiner(" ");
    array.forEach(
        (row, values) -> {
          byte[] bytes = new byte[values.capacity()];
          values.get(0, bytes);
          rows.add(HexFormat.of().formatHex(bytes));
        });
    return rows.toString();
  }

  static byte[] gzip(byte[] bytes) throws IOException {
    ByteArrayOutputStream packed = new ByteArrayOutputStream();
    try (GZIPOutputStream out = new GZIPOutputStream(packed)) {
      out.write(bytes);
    }
    return packed.toByteArray();
  }

  /** Four training images of 2×3 pixels and two test images, labels from 0 to 2. */
  static Map<IdxPart, byte[]> tiny() {
    Map<IdxPart, byte[]> files = new EnumMap<>(IdxPart.class);
    files.put(IdxPart.TRAINING_IMAGES, images(4, 2, 3));
    files.put(IdxPart.TRAINING_LABELS, labels(0, 2, 1, 0));
    files.put(IdxPart.TEST_IMAGES, images(2, 2, 3));
    files.put(IdxPart.TEST_LABELS, labels(1, 2));
    return files;
  }

  /** Writes the files under their gzipped names. */
  static Path folder(Path folder, Map<IdxPart, byte[]> files) throws IOException {
    Files.createDirectories(folder);
    for (Map.Entry<IdxPart, byte[]> file : files.entrySet()) {
      Files.write(folder.resolve(file.getKey().gzippedName()), gzip(file.getValue()));
    }
    return folder;
  }

  static String sha256(byte[] bytes) {
    return Fingerprint.hex(Fingerprint.sha256().digest(bytes));
  }

  /** The files as a published set, so that tests need no 30 MB. */
  static KnownSet published(Map<IdxPart, byte[]> files) {
    Map<IdxPart, String> sums = new EnumMap<>(IdxPart.class);
    files.forEach((part, bytes) -> sums.put(part, sha256(bytes)));
    return new KnownSet("tiny", "Tiny", sums);
  }
}
