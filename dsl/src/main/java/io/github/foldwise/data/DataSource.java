package io.github.foldwise.data;

import io.github.foldwise.check.RefusedException;

/** A data set that is loaded when an experiment runs, not when it is declared. */
@FunctionalInterface
public interface DataSource {
  /**
   * Loads it.
   *
   * @throws RefusedException if it cannot be found or read; the message says how to get it
   */
  DataSet load(DataLocations locations);

  /**
   * Whether these are rows that are already there, and no place to look for them: a command line
   * that is asked for a place ({@code --data}) then reads that one instead.
   */
  default boolean isInMemory() {
    return false;
  }

  /** A data set that is already there. */
  static DataSource of(DataSet rows) {
    return new DescribedSource(rows.title(), where -> rows, true);
  }

  /** A source that says in words what it is. */
  static DataSource described(String words, DataSource source) {
    return new DescribedSource(words, source, source.isInMemory());
  }

  /**
   * This source, cut to {@code rows} training and {@code rows} test rows by {@link DataSet#limit}.
   */
  default DataSource limit(int rows) {
    return new DescribedSource(
        this + ", limited to " + rows + " rows", where -> load(where).limit(rows), isInMemory());
  }
}
