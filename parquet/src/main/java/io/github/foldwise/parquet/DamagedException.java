package io.github.foldwise.parquet;

/** A file that is no whole Parquet file, or one that this module cannot read. */
final class DamagedException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final String expected;
  private final String remedy;

  private DamagedException(String expected, String found, String remedy) {
    super(found);
    this.expected = expected;
    this.remedy = remedy;
  }

  /** A file that is not whole. */
  DamagedException(String found) {
    this("a whole Parquet file", found, "Copy or download it again, or name another place.");
  }

  /** A file that is written in a way that this module does not know. */
  static DamagedException otherwise(String expected, String found) {
    return new DamagedException(
        expected,
        found,
        "Write it again in the usual way, as pyarrow.parquet.write_table(table, file) does.");
  }

  String expected() {
    return expected;
  }

  String remedy() {
    return remedy;
  }
}
