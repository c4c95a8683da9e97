package io.github.foldwise.datasets;

/** Contents of an IDX file of unsigned bytes, by its first four bytes. */
enum IdxKind {
  /** {@code rows × height × width} gray pixels. */
  IMAGES(0x0803, 3, "images"),
  /** {@code rows} class numbers. */
  LABELS(0x0801, 1, "labels");

  private final int magic; // 0x08: unsigned bytes; then the number of dimensions
  private final int dimensions;
  private final String plural;

  IdxKind(int magic, int dimensions, String plural) {
    this.magic = magic;
    this.dimensions = dimensions;
    this.plural = plural;
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
