package io.github.foldwise.datasets;

import io.github.foldwise.check.Problem;
import io.github.foldwise.check.RefusedException;
import io.github.foldwise.datasets.files.Entry;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.util.List;
import java.util.Optional;

/**
 * An image file in a row of a table.
 *
 * @param file what it was called, if that is known
 */
record TableImage(Shard shard, String column, int row, Optional<String> file) implements Entry {
  /** {@code train-00000.parquet[17]}, and the name of the image file behind a slash. */
  @Override
  public String path() {
    return shard.path() + "[" + row + "]" + file.map(known -> "/" + known).orElse("");
  }

  @Override
  public String place() {
    return shard.file() + "[" + row + "]";
  }

  @Override
  public boolean isFolder() {
    return false;
  }

  @Override
  public boolean isFile() {
    return true;
  }

  @Override
  public List<Entry> entries() {
    return List.of();
  }

  @Override
  public long size() {
    return bytes().length;
  }

  @Override
  public InputStream open() {
    return new ByteArrayInputStream(bytes());
  }

  @Override
  public String stamp() {
    return shard.stamp();
  }

  private byte[] bytes() {
    return shard
        .table()
        .image(column, row)
        .orElseThrow(
            () ->
                new RefusedException(
                    Problem.of(
                        place(),
                        "the bytes of an image file in column " + column,
                        file.map(path -> "its path alone, " + path).orElse("nothing"),
                        "Embed the images before you write the file: datasets does so in"
                            + " push_to_hub, but not in to_parquet if images were given as"
                            + " paths.")));
  }
}
