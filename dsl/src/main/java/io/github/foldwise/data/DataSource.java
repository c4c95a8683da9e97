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
   * This source, cut to {@code rows} training and {@code rows} test rows by {@link DataSet#limit}.
   */
  default DataSource limit(int rows) {
    return locations -> load(locations).limit(rows);
  }
}
