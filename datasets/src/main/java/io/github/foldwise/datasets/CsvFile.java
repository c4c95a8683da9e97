package io.github.foldwise.datasets;

import static java.util.Objects.requireNonNull;

import io.github.foldwise.check.CheckReturnValue;
import io.github.foldwise.data.DataLocations;
import io.github.foldwise.data.DataSet;
import io.github.foldwise.data.ImageData;
import io.github.foldwise.datasets.csv.CsvColumns;
import io.github.foldwise.datasets.csv.CsvTable;
import io.github.foldwise.datasets.files.EntryRoot;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * A CSV file that lists image files and their labels: with a header such as {@code file,label}, in
 * UTF-8, separated by commas, semicolons or tabs. Rows keep its order.
 *
 * <p>Paths are relative to the folder of the CSV file, or to {@link #in(Path)}. The columns of
 * files and labels are found by their usual names ({@code file}, {@code filename}, {@code path},
 * {@code image}, …; {@code label}, {@code class}, {@code category}, {@code target}, …), or named. A
 * column {@code split} says {@code train}, {@code validation} or {@code test}; a column {@code
 * weight} multiplies the loss of each row. All other columns stay with the rows, for folds by
 * patient, for example.
 *
 * <p>Classes are numbered in the order of their names, or of their numbers if all labels are whole
 * ones, or as {@link #classes} says.
 *
 * <p>A path requested for a run ({@code --data}) replaces this one. Its data set is called {@code
 * csv-file}, since its contents are unknown.
 */
@CheckReturnValue
public final class CsvFile extends ImageFiles<CsvFile> {
  private static final String NAME = "csv-file";
  private static final String TITLE = "CSV list of images";

  private final Path file;
  private final String name;
  private final String title;
  private final Optional<Path> folder;
  private final CsvColumns columns;
  private final List<String> classes; // empty: those that are there
  private final String ending;

  private CsvFile(
      Path file,
      String name,
      String title,
      ImageOptions options,
      Optional<Path> folder,
      CsvColumns columns,
      List<String> classes,
      String ending) {
    super(options);
    this.file = requireNonNull(file, "file");
    this.name = requireNonNull(name, "name");
    this.title = requireNonNull(title, "title");
    this.folder = folder;
    this.columns = columns;
    this.classes = List.copyOf(classes);
    this.ending = requireNonNull(ending, "ending");
  }

  /** A CSV file whose columns have usual names. */
  public static CsvFile of(Path file) {
    return new CsvFile(
        file, NAME, TITLE, ImageOptions.NONE, Optional.empty(), CsvColumns.USUAL, List.of(), "");
  }

  /**
   * The same list, with a name.
   *
   * @param name short, for files: {@code pets}
   * @param title for people: {@code Pets}; the numbers of images are added to it
   */
  public CsvFile named(String name, String title) {
    return new CsvFile(file, name, title, options, folder, columns, classes, ending);
  }

  /** Paths are relative to this folder, or lie in this archive (zip, tar, tar.gz). */
  public CsvFile in(Path folder) {
    return new CsvFile(file, name, title, options, Optional.of(folder), columns, classes, ending);
  }

  /** The column of the image files. */
  public CsvFile file(String column) {
    return with(columns.withFile(column));
  }

  /** The column of the labels. */
  public CsvFile label(String column) {
    return with(columns.withLabel(column));
  }

  /** The column of the rows' weights. */
  public CsvFile weight(String column) {
    return with(columns.withWeight(column));
  }

  /** The column that says {@code train}, {@code validation} or {@code test}. */
  public CsvFile split(String column) {
    return with(columns.withSplit(column));
  }

  /** The classes by number; the labels name no others. */
  public CsvFile classes(String... names) {
    return new CsvFile(file, name, title, options, folder, columns, List.of(names), ending);
  }

  /** What is to be appended to each path in the list, such as {@code .jpg}. */
  public CsvFile ending(String ending) {
    return new CsvFile(file, name, title, options, folder, columns, classes, ending);
  }

  @Override
  CsvFile with(ImageOptions changed) {
    return new CsvFile(file, name, title, changed, folder, columns, classes, ending);
  }

  private CsvFile with(CsvColumns changed) {
    return new CsvFile(file, name, title, options, folder, changed, classes, ending);
  }

  @Override
  public DataSet load(DataLocations locations) {
    return locations
        .asked()
        .map(
            asked ->
                DataKind.asked(
                    locations,
                    DataKind.CSV,
                    options,
                    unused -> load(asked, NAME, TITLE, Optional.empty(), locations)))
        .orElseGet(() -> load(file, name, title, folder, locations));
  }

  private DataSet load(
      Path csv, String name, String title, Optional<Path> below, DataLocations locations) {
    CsvTable table = CsvTable.read(csv);
    CsvColumns.Found found = columns.in(table);
    Path folder = below.orElseGet(() -> csv.toAbsolutePath().getParent());
    try (EntryRoot root = EntryRoot.open(folder, locations.cache())) {
      CsvRows rows = CsvRows.of(table, found, root.folder(), classes, ending);
      Pictures pictures = Pictures.read(rows.training(), rows.test(), options, title, locations);
      ImageData training = rows.describe(pictures.training());
      Optional<ImageData> test = pictures.test().map(rows::describe);
      return new DataSet(
              name,
              Titles.withRows(
                  training.isWeighted() ? title + ", weighted" : title,
                  training.rows(),
                  test.map(ImageData::rows)),
              training,
              test,
              rows.classNames())
          .withRemarks(pictures.remarks())
          .withSkipped(pictures.skipped());
    }
  }

  /** The title and the file: {@code Pets in data/pets.csv}. */
  @Override
  public String toString() {
    return title + " in " + file;
  }
}
