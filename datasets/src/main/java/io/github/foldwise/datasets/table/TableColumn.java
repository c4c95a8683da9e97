package io.github.foldwise.datasets.table;

import static java.util.Objects.requireNonNull;

import java.util.List;

/**
 * A column of a table.
 *
 * @param type in the words of the format, for messages
 * @param isClass whether the file says that it holds classes
 * @param classNames names of the classes from 0, as the file says; empty if it does not
 */
public record TableColumn(
    String name, Kind kind, String type, boolean isClass, List<String> classNames) {
  public TableColumn {
    requireNonNull(name, "name");
    requireNonNull(kind, "kind");
    requireNonNull(type, "type");
    classNames = List.copyOf(classNames);
  }

  /** What a column can serve for. */
  public enum Kind {
    /** Image files. */
    IMAGES,
    /** Whole numbers. */
    INTEGERS,
    /** Texts. */
    TEXTS,
    /** Neither. */
    OTHER
  }

  /** {@code label (BIGINT)}. */
  @Override
  public String toString() {
    return name + " (" + type + ")";
  }
}
