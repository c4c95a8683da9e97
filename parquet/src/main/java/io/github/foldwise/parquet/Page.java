package io.github.foldwise.parquet;

/**
 * A page of values: its header is read, its values are not.
 *
 * @param group of rows that it belongs to
 * @param firstRow of the table
 * @param rows number of them
 * @param at where its bytes begin in the file
 */
record Page(int group, int firstRow, int rows, long at, Thrift header) {
  static final int DATA = 0;
  static final int DICTIONARY = 2;
  static final int DATA_V2 = 3;

  int kind() {
    return header.integer(1);
  }

  int packedBytes() {
    return header.integer(3);
  }

  int bytes() {
    return header.integer(2);
  }

  /** What the header says about the values of this kind of page. */
  Thrift details() {
    return header.struct(kind() == DATA ? 5 : kind() == DICTIONARY ? 7 : 8);
  }

  int encoding() {
    return details().integer(kind() == DATA_V2 ? 4 : 2);
  }
}
