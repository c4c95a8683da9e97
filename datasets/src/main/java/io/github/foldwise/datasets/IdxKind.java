package io.github.foldwise.datasets;

import io.github.foldwise.datasets.array.NumberType;
import java.util.Map;

/** What an IDX file is to hold. */
enum IdxKind {
  /** {@code rows × height × width}, with channels or without, or {@code rows × values}. */
  IMAGES("images", 2, 4),
  /** {@code rows}, or {@code rows × columns}. */
  LABELS("labels", 1, 2);

  private static final Map<Integer, NumberType> TYPES = // by the third byte of a file
      Map.of(
          0x08, NumberType.UINT8,
          0x09, NumberType.INT8,
          0x0b, NumberType.INT16,
          0x0c, NumberType.INT32,
          0x0d, NumberType.FLOAT32,
          0x0e, NumberType.FLOAT64);

  private final String plural;
  private final int leastDimensions;
  private final int mostDimensions;

  IdxKind(String plural, int leastDimensions, int mostDimensions) {
    this.plural = plural;
    this.leastDimensions = leastDimensions;
    this.mostDimensions = mostDimensions;
  }

  /** Whether a file with this magic number, its first four bytes, may hold it. */
  boolean begins(int magic) {
    int dimensions = dimensions(magic);
    return magic >>> 16 == 0
        && TYPES.containsKey(magic >> 8)
        && dimensions >= leastDimensions
        && dimensions <= mostDimensions;
  }

  /** What a file with this magic number begins; empty if it is no IDX file. */
  static String beginning(int magic) {
    int dimensions = dimensions(magic);
    boolean known = magic >>> 16 == 0 && dimensions > 0 && TYPES.containsKey(magic >> 8);
    return known
        ? "IDX of %s in %s dimension%s"
            .formatted(type(magic), dimensions, dimensions == 1 ? "" : "s")
        : "";
  }

  /** The type of the values, if this is a file's magic number. */
  static NumberType type(int magic) {
    return TYPES.get(magic >> 8);
  }

  /** The number of dimensions, if this is a file's magic number. */
  static int dimensions(int magic) {
    return magic & 0xff;
  }

  /** {@code images, in 2 to 4 dimensions}. */
  String contents() {
    return "%s, in %s to %s dimensions".formatted(plural, leastDimensions, mostDimensions);
  }

  String plural() {
    return plural;
  }
}
