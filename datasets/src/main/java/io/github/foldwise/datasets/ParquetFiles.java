package io.github.foldwise.datasets;

import static java.util.Objects.requireNonNull;

import io.github.foldwise.check.CheckReturnValue;
import io.github.foldwise.check.Problem;
import io.github.foldwise.check.RefusedException;
import io.github.foldwise.data.DataLocations;
import io.github.foldwise.data.DataSet;
import io.github.foldwise.data.ImageData;
import io.github.foldwise.datasets.table.TableFormat;
import java.nio.file.Path;
import java.util.Optional;
import java.util.ServiceLoader;

/**
 * Parquet files as Hugging Face's {@code datasets} writes them: a column of image files and one of
 * labels, in one file or in a folder of them. The optional module {@code foldwise-parquet} reads
 * them.
 *
 * <p>Files whose names, or whose folders' names, say {@code test} are for the test, and those that
 * say {@code validation} come after those to train on: a column {@code split} then says which rows
 * these are. A single file is to train on, whatever it is called. Names of classes are those of the
 * file's footer; labels may be texts instead, which are then ordered by name. Each row is named by
 * its file, its number there and what its image file was called: {@code
 * train-00000-of-00002.parquet[17]/cats/a.png}.
 *
 * <p>A path requested for a run ({@code --data}) replaces this one, and is read in the same way.
 * Its data set is called {@code parquet}, since its contents are unknown.
 */
@CheckReturnValue
public final class ParquetFiles extends ImageFiles<ParquetFiles> {
  private static final String NAME = "parquet";
  private static final String TITLE = "Parquet files";
  private static final String ENDING = ".parquet";

  private final Path path;
  private final String name;
  private final String title;
  private final Optional<String> images;
  private final Optional<String> labels;

  private ParquetFiles(
      Path path,
      String name,
      String title,
      Optional<String> images,
      Optional<String> labels,
      ImageOptions options) {
    super(options);
    this.path = requireNonNull(path, "path");
    this.name = requireNonNull(name, "name");
    this.title = requireNonNull(title, "title");
    this.images = images;
    this.labels = labels;
  }

  /** A file, or a folder of them. */
  public static ParquetFiles of(Path path) {
    return new ParquetFiles(
        path, NAME, TITLE, Optional.empty(), Optional.empty(), ImageOptions.NONE);
  }

  /**
   * The same files, with a name.
   *
   * @param name short, for files: {@code pets}
   * @param title for people: {@code Pets}; the numbers of images are added to it
   */
  public ParquetFiles named(String name, String title) {
    return new ParquetFiles(path, name, title, images, labels, options);
  }

  /** The column of images, if there are several. */
  public ParquetFiles imageColumn(String column) {
    return new ParquetFiles(
        path, name, title, Optional.of(requireNonNull(column, "column")), labels, options);
  }

  /** The column of labels, such as {@code fine_label} where there is a {@code coarse_label} too. */
  public ParquetFiles labelColumn(String column) {
    return new ParquetFiles(
        path, name, title, images, Optional.of(requireNonNull(column, "column")), options);
  }

  @Override
  ParquetFiles with(ImageOptions changed) {
    return new ParquetFiles(path, name, title, images, labels, changed);
  }

  @Override
  public DataSet load(DataLocations locations) {
    return locations
        .asked()
        .map(
            asked ->
                DataKind.asked(
                    locations,
                    DataKind.PARQUET,
                    options,
                    unused -> load(asked, NAME, TITLE, locations)))
        .orElseGet(() -> load(path, name, title, locations));
  }

  private DataSet load(Path from, String name, String title, DataLocations locations) {
    TableFormat format =
        ServiceLoader.load(TableFormat.class).findFirst().orElseThrow(() -> noModule(from));
    try (TableSet set = TableSet.open(from, ENDING, format, images, labels)) {
      Pictures pictures = Pictures.read(set.training(), set.test(), options, title, locations);
      ImageData training = set.withSplit(pictures.training());
      Optional<ImageData> test = pictures.test();
      return new DataSet(
              name,
              Titles.withRows(title, training.rows(), test.map(ImageData::rows)),
              training,
              test,
              set.classNames())
          .withRemarks(pictures.remarks())
          .withSkipped(pictures.skipped());
    }
  }

  private static RefusedException noModule(Path from) {
    return new RefusedException(
        Problem.of(
            from.toString(),
            "foldwise-parquet on the class path, which reads Parquet files",
            "it nowhere",
            "Add the dependency io.github.foldwise:foldwise-parquet."));
  }

  /** The title and the path: {@code Pets in data/pets}. */
  @Override
  public String toString() {
    return title + " in " + path;
  }
}
