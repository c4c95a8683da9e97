package io.github.foldwise.datasets.table;

import java.util.List;
import java.util.Optional;

/** A table in a file. Several threads may read it. */
public interface Table extends AutoCloseable {
  /** Its columns, in their order. */
  List<TableColumn> columns();

  /** The values of a column of integers or texts, each as a text; empty where none is given. */
  List<Optional<String>> texts(String column);

  /** What the image files of a column were called; empty where nothing is known. */
  List<Optional<String>> imageNames(String column);

  /** The bytes of an image file; empty if none are there. It is fastest from the first row on. */
  Optional<byte[]> image(String column, int row);

  @Override
  void close();
}
