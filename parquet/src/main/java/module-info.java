import org.jspecify.annotations.NullMarked;

/** Reads images and labels in Parquet files. */
@NullMarked
module io.github.foldwise.parquet {
  requires aircompressor;
  requires com.fasterxml.jackson.databind;
  requires io.github.foldwise.datasets;
  requires io.github.foldwise.dsl;
  requires static org.jspecify;

  provides io.github.foldwise.datasets.table.TableFormat with
      io.github.foldwise.parquet.ParquetFormat;
}
