package io.github.foldwise.split;

import static java.util.Objects.requireNonNull;

import io.github.foldwise.canonical.Fingerprint;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.stream.IntStream;

/** Rows that belong together, such as all images of one patient: a group number for each row. */
public final class Groups {
  private final int[] ofRows;

  private Groups(int[] ofRows) {
    this.ofRows = ofRows;
  }

  /** The group of each row, copied. */
  public static Groups of(int... ofRows) {
    return new Groups(requireNonNull(ofRows, "ofRows").clone());
  }

  /** Number of rows. */
  public int rows() {
    return ofRows.length;
  }

  /** Number of groups. */
  public int count() {
    return numbers().length;
  }

  /** The group of one row. */
  public int get(int row) {
    return ofRows[row];
  }

  /** SHA-256 of the group of each row, in hexadecimal. */
  public String sha256() {
    ByteBuffer bytes = ByteBuffer.allocate(4 * ofRows.length);
    bytes.asIntBuffer().put(ofRows);
    return Fingerprint.hex(Fingerprint.sha256().digest(bytes.array()));
  }

  int[] numbers() {
    return IntStream.of(ofRows).sorted().distinct().toArray();
  }

  /** The position of each row's group among {@link #numbers()}. */
  int[] positions() {
    int[] numbers = numbers();
    return IntStream.of(ofRows).map(group -> Arrays.binarySearch(numbers, group)).toArray();
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Groups groups && Arrays.equals(ofRows, groups.ofRows);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(ofRows);
  }

  /** {@code 3 groups of 10 rows, sha256 9f86d081884c7d65}. */
  @Override
  public String toString() {
    return "%s groups of %s rows, sha256 %s"
        .formatted(count(), rows(), sha256().substring(0, 16)); // 64 bits identify a grouping
  }
}
