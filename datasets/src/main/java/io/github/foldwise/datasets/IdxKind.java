package io.github.foldwise.datasets;

import java.util.Map;

/** Contents of an IDX file of unsigned bytes, by its first four bytes. */
enum IdxKind {
  /** {@code rows × height × width} gray pixels. */
  IMAGES(0x0803, 3, "images", "rows × height × width"),
  /** {@code rows} class numbers. */
  LABELS(0x0801, 1, "labels", "one for each row");

  private final int magic; // 0x08: unsigned bytes; then the number of dimensions
  private final int dimensions;
  private final String plural;
  private final String layout;

  IdxKind(int magic, int dimensions, String plural, String layout) {
    this.magic = magic;
    this.dimensions = dimensions;
    this.plural = plural;
    this.layout = layout;
  }

  private static final Map<Integer, String> TYPES =
      Map.of(
          0x08, "unsigned bytes",
          0x09, "signed bytes",
          0x0b, "16-bit integers",
          0x0c, "32-bit integers",
          0x0d, "32-bit floats",
          0x0e, "64-bit floats");

  /** What a file with this magic number begins; empty if it is no IDX file. */
  static String beginning(int magic) {
    for (IdxKind kind : values()) {
      if (kind.magic == magic) {
        return "IDX " + kind.plural;
      }
    }
    int dimensions = magic & 0xff;
    String type = magic >>> 16 == 0 && dimensions > 0 ? TYPES.get(magic >> 8) : null;
    return type == null
        ? ""
        : "IDX of %s in %s dimension%s".formatted(type, dimensions, dimensions == 1 ? "" : "s");
  }

  /** {@code unsigned bytes, rows × height × width}. */
  String contents() {
    return TYPES.get(0x08) + ", " + layout;
  }

  int magic() {
    return magic;
  }

  int dimensions() {
    return dimensions;
  }

  int headerBytes() {
    return Integer.BYTES * (1 + dimensions);
  }

  String plural() {
    return plural;
  }
}
