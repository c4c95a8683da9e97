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

  /** A source that says in words what it is. */
  static DataSource described(String words, DataSource source) {
    return new DataSource() {
      @Override
      public DataSet load(DataLocations locations) {
        return source.load(locations);
      }

      @Override
      public String toString() {
        return words;
      }
    };
  }

  /**
   * This source, cut to {@code rows} training and {@code rows} test rows by {@link DataSet#limit}.
   */
  default DataSource limit(int rows) {
    return described(this + ", limited to " + rows + " rows", where -> load(where).limit(rows));
  }
}
