package io.github.foldwise.parquet;

import io.github.foldwise.datasets.table.Table;
import io.github.foldwise.datasets.table.TableFormat;
import java.nio.file.Path;

/** Parquet, for the service loader. */
public final class ParquetFormat implements TableFormat {
  /** For the service loader. */
  public ParquetFormat() {}

  @Override
  public Table open(Path file) {
    return ParquetTable.open(file);
  }
}
