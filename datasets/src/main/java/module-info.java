import org.jspecify.annotations.NullMarked;

/** Data sets on disk: IDX files, folders of images, Fashion-MNIST. */
@NullMarked
module io.github.foldwise.datasets {
  requires transitive io.github.foldwise.dsl;
  requires java.desktop;
  requires java.net.http;
  requires org.apache.commons.compress;
  requires org.apache.commons.csv;
  requires static org.jspecify;

  exports io.github.foldwise.datasets;
  exports io.github.foldwise.datasets.table to
      io.github.foldwise.parquet;
  exports io.github.foldwise.datasets.store to
      io.github.foldwise.cli;
  exports io.github.foldwise.datasets.image to
      io.github.foldwise.runtime;

  uses io.github.foldwise.datasets.table.TableFormat;
}
