package io.github.foldwise.datasets.table;

import java.nio.file.Path;

/** Reads tables; found by the {@link java.util.ServiceLoader}. */
public interface TableFormat {
  /**
   * Opens a file.
   *
   * @throws io.github.foldwise.check.RefusedException if it is damaged or another
   */
  Table open(Path file);
}
