package io.github.foldwise.datasets;

import io.github.foldwise.data.DataLocations;
import io.github.foldwise.data.DataSet;
import io.github.foldwise.data.DataSource;
import io.github.foldwise.datasets.csv.CsvTable;
import io.github.foldwise.datasets.files.ArchiveKind;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Predicate;
import java.util.stream.Stream;
import java.util.zip.ZipFile;

/** What may lie at a path, in the order in which it is looked for. */
@SuppressWarnings("ImmutableEnumChecker") // its functions have no state
enum DataKind {
  IDX(DataKind::holdsIdx, (path, options) -> IdxFolder.of(path)),
  CIFAR(
      path -> Files.isDirectory(path) && CifarKind.in(path).isPresent(),
      (path, options) -> CifarFolder.of(path)),
  NUMPY(DataKind::isNumpy, (path, options) -> NumpyFile.of(path)),
  PARQUET(DataKind::isParquet, (path, options) -> ParquetFiles.of(path).with(options)),
  IMAGE_FOLDER(DataKind::holdsFolders, (path, options) -> ImageFolder.of(path).with(options)),
  CSV(
      path -> CsvTable.looksLike(path) || isCalledCsv(path), // its reader says what is wrong
      (path, options) -> CsvFile.of(path).with(options));

  private static final byte[] NUMPY_FILE = {(byte) 0x93, 'N', 'U', 'M', 'P', 'Y'};
  private static final byte[] PARQUET_FILE = {'P', 'A', 'R', '1'};

  private final Predicate<Path> test;
  private final BiFunction<Path, ImageOptions, DataSource> reader;

  DataKind(Predicate<Path> test, BiFunction<Path, ImageOptions, DataSource> reader) {
    this.test = test;
    this.reader = reader;
  }

  /** What lies at a path; empty if it is none of these. */
  static Optional<DataKind> of(Path path) {
    return Arrays.stream(values()).filter(kind -> kind.test.test(path)).findFirst();
  }

  /** Reads what is of this kind; the options are for image files. */
  DataSource reader(Path path, ImageOptions options) {
    return reader.apply(path, options);
  }

  /**
   * Reads what was asked for in place of a declared source.
   *
   * @param declared kind of that source
   * @param options of that source
   * @param own reads another path as that source does: what is of its kind, or of none
   */
  static DataSet asked(
      DataLocations locations, DataKind declared, ImageOptions options, DataSource own) {
    return of(locations.asked().orElseThrow())
        .filter(found -> found != declared)
        .map(found -> found.reader(locations.asked().get(), options))
        .orElse(own)
        .load(locations);
  }

  private static boolean holdsIdx(Path path) {
    return names(path).stream().anyMatch(name -> name.matches(".*idx\\d-[a-z0-9]+(\\.gz)?"));
  }

  private static boolean isNumpy(Path path) {
    if (Files.isDirectory(path)) {
      return names(path).stream().anyMatch(name -> name.endsWith(".npy"));
    }
    return begins(path, NUMPY_FILE) || isNpz(path);
  }

  private static boolean isNpz(Path path) {
    if (!ArchiveKind.of(path).equals(Optional.of(ArchiveKind.ZIP))) {
      return false;
    }
    try (ZipFile zip = new ZipFile(path.toFile())) {
      return zip.size() > 0
          && (String.valueOf(path.getFileName()).toLowerCase(Locale.ROOT).endsWith(".npz")
              || zip.stream().allMatch(entry -> entry.getName().endsWith(".npy")));
    } catch (IOException | IllegalArgumentException e) { // the latter for names that are no text
      return false;
    }
  }

  /** Hugging Face keeps the files in a folder {@code data}. */
  private static boolean isParquet(Path path) {
    return begins(path, PARQUET_FILE)
        || holdsParquet(path)
        || names(path).stream().anyMatch(name -> holdsParquet(path.resolve(name)));
  }

  private static boolean holdsParquet(Path folder) {
    return names(folder).stream().anyMatch(name -> name.endsWith(".parquet"));
  }

  private static boolean holdsFolders(Path path) {
    if (!Files.isDirectory(path)) {
      return ArchiveKind.of(path).isPresent();
    }
    return names(path).stream()
        .anyMatch(name -> !name.startsWith(".") && Files.isDirectory(path.resolve(name)));
  }

  private static boolean begins(Path path, byte[] signature) {
    if (!Files.isRegularFile(path)) {
      return false;
    }
    try (InputStream in = Files.newInputStream(path)) {
      return Arrays.equals(in.readNBytes(signature.length), signature);
    } catch (IOException e) {
      return false;
    }
  }

  private static boolean isCalledCsv(Path path) {
    String name = String.valueOf(path.getFileName()).toLowerCase(Locale.ROOT);
    return Files.isRegularFile(path) && (name.endsWith(".csv") || name.endsWith(".tsv"));
  }

  /** What a folder holds; nothing if it is none. */
  static List<String> names(Path folder) {
    if (!Files.isDirectory(folder)) {
      return List.of();
    }
    try (Stream<Path> listed = Files.list(folder)) {
      return listed.map(file -> String.valueOf(file.getFileName())).sorted().toList();
    } catch (IOException e) { // its reader says why
      return List.of();
    }
  }
}
