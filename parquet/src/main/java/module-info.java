import org.jspecify.annotations.NullMarked;

/** Reads images and labels in Parquet files. */
@NullMarked
module io.github.foldwise.parquet {
  requires com.fasterxml.jackson.databind;
  requires duckdb.jdbc;
  requires io.github.foldwise.datasets;
  requires io.github.foldwise.dsl;
  requires java.sql;
  requires static org.jspecify;

  provides io.github.foldwise.datasets.table.TableFormat with
      io.github.foldwise.parquet.ParquetFormat;
}
