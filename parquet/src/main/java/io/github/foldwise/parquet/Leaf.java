package io.github.foldwise.parquet;

import java.util.List;

/**
 * A column that has values of its own.
 *
 * @param path its name, after those of the structures that it is in
 * @param type of its values, by Parquet's number
 * @param definition the level of a value that is there; lower ones say what is missing
 * @param repeated whether a row may have several values
 * @param isText whether bytes are a text
 */
record Leaf(List<String> path, int type, int definition, boolean repeated, boolean isText) {
  static final int INT32 = 1;
  static final int INT64 = 2;
  static final int BYTE_ARRAY = 6;

  Leaf {
    path = List.copyOf(path);
  }

  boolean isInteger() {
    return !repeated && (type == INT32 || type == INT64);
  }

  boolean isBytes() {
    return !repeated && type == BYTE_ARRAY;
  }
}
