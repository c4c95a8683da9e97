package io.github.foldwise.split;

import static java.util.Objects.requireNonNull;

import io.github.foldwise.canonical.Fingerprint;
import io.github.foldwise.check.CheckReturnValue;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * Rows that belong together, such as all images of one patient: a group number for each row, or
 * what tells the group of a row once the data is read.
 */
@CheckReturnValue
public final class Groups {
  private final int[] ofRows; // none before the rows are known
  private final Optional<RowKey> key; // empty if the numbers were given
  private final List<Integer> without; // rows of which the key says nothing
  private final RowTexts texts; // what the key was read from

  private Groups(int[] ofRows, Optional<RowKey> key, List<Integer> without, RowTexts texts) {
    this.ofRows = ofRows;
    this.key = key;
    this.without = without;
    this.texts = texts;
  }

  private static Groups by(RowKey key) {
    return new Groups(new int[0], Optional.of(key), List.of(), RowTexts.NONE);
  }

  /** The group of each row, copied. */
  public static Groups of(int... ofRows) {
    return new Groups(
        requireNonNull(ofRows, "ofRows").clone(), Optional.empty(), List.of(), RowTexts.NONE);
  }

  /**
   * Rows whose names match a regular expression in the same text belong together: {@code
   * byName("patient-(\\d+)_")}. The text is that of the first group in parentheses, or all that
   * matches if there is none. A name is the path of a file below the data's folder, with {@code /}.
   *
   * @throws io.github.foldwise.check.RefusedException if the pattern is no regular expression
   */
  public static Groups byName(String pattern) {
    return by(new RowKey(Optional.empty(), Optional.of(requireNonNull(pattern, "pattern"))));
  }

  /** Rows with the same text in a column of the data belong together. */
  public static Groups byColumn(String column) {
    return by(new RowKey(Optional.of(requireNonNull(column, "column")), Optional.empty()));
  }

  /** As {@link #byName}, but the pattern is sought in a column. */
  public static Groups byColumn(String column, String pattern) {
    return by(
        new RowKey(
            Optional.of(requireNonNull(column, "column")),
            Optional.of(requireNonNull(pattern, "pattern"))));
  }

  /**
   * The same for these rows: if a name or a column tells the group of a row, the groups are now
   * numbered. Whole numbers are kept; other texts are numbered from 0 in the order of their code
   * points, as NumPy sorts them.
   */
  Groups forRows(RowTexts rows) {
    if (key.isEmpty()) {
      return this;
    }
    if (key.get().problem("", rows).isPresent()) {
      return new Groups(new int[0], key, List.of(), rows);
    }
    List<String> keys = key.get().keys(key.get().texts(rows));
    List<Integer> without =
        IntStream.range(0, keys.size()).filter(row -> keys.get(row).isEmpty()).boxed().toList();
    return new Groups(KeyNumbers.of(keys), key, without, rows);
  }

  /** Number of rows; 0 before they are known. */
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

  /** What tells the group of a row; empty if the numbers were given. */
  Optional<RowKey> key() {
    return key;
  }

  /** What the key was read from. */
  RowTexts texts() {
    return texts;
  }

  /** Rows of which the key says nothing; their number is {@link KeyNumbers#NONE}. */
  List<Integer> without() {
    return without;
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
    return other instanceof Groups groups
        && key.equals(groups.key)
        && Arrays.equals(ofRows, groups.ofRows);
  }

  @Override
  public int hashCode() {
    return 31 * key.hashCode() + Arrays.hashCode(ofRows);
  }

  /** {@code 3 groups of 10 rows, sha256 9f86d081884c7d65}. */
  @Override
  public String toString() {
    return describe("group", count());
  }

  /** {@code 3 groups of 10 rows by column 'patient', sha256 9f86d081884c7d65}. */
  String describe(String thing, int number) {
    String by = key.map(known -> " by " + known.describe()).orElse("");
    return key.isPresent() && ofRows.length == 0
        ? thing + "s" + by
        : "%s %s%s of %s rows%s, sha256 %s"
            .formatted(
                number,
                thing,
                number == 1 ? "" : "s",
                rows(),
                by,
                sha256().substring(0, 16)); // 64 bits identify them
  }
}
