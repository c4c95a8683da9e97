package io.github.foldwise.reports.records;

import java.io.IOException;

/** The lines of a CSV file, one after the other. */
interface CsvLines {
  /** The next line, in the same object each time; null after the last. */
  CsvLine next() throws IOException;

  /** The number of the line that comes next, from 1. */
  long number();
}
