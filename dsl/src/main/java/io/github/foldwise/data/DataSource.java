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

  /** This source, cut to the first {@code rows} training and the first {@code rows} test rows. */
  default DataSource limit(int rows) {
    return locations -> load(locations).limit(rows);
  }
}
