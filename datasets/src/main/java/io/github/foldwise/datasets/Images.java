package io.github.foldwise.datasets;

import static java.util.Objects.requireNonNull;

import io.github.foldwise.check.CheckReturnValue;
import io.github.foldwise.check.Problem;
import io.github.foldwise.check.RefusedException;
import io.github.foldwise.data.DataLocations;
import io.github.foldwise.data.DataSet;
import io.github.foldwise.datasets.files.Names;
import io.github.foldwise.datasets.files.OtherFile;
import io.github.foldwise.datasets.image.ImageFormat;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Images that lie at a path, whatever they are kept in: it is found out by looking, and the title
 * of the data says what it was taken for.
 *
 * <ul>
 *   <li>a folder with one sub-folder of images per class, or a zip, tar or tar.gz of it: {@link
 *       ImageFolder}
 *   <li>a CSV file that lists image files and labels: {@link CsvFile}
 *   <li>a folder of IDX files: {@link IdxFolder}
 *   <li>NumPy's {@code .npz}, or {@code .npy} files: {@link NumpyFile}
 *   <li>a folder of CIFAR's binary files: {@link CifarFolder}
 *   <li>Parquet files: {@link ParquetFiles}
 * </ul>
 *
 * <p>These sources have words for what cannot be found out. The words here are for image files, and
 * change nothing else.
 *
 * <p>A path requested for a run ({@code --data}) replaces this one.
 */
@CheckReturnValue
public final class Images extends ImageFiles<Images> {
  private final Path path;
  private final Optional<Named> named;

  private record Named(String name, String title) {
    DataSet of(DataSet found) {
      return new DataSet(
          name,
          title + ": " + found.title(),
          found.training(),
          found.test(),
          found.classNames(),
          found.partOf(),
          found.remarks(),
          found.skipped());
    }
  }

  private Images(Path path, Optional<Named> named, ImageOptions options) {
    super(options);
    this.path = requireNonNull(path, "path");
    this.named = named;
  }

  /** What lies at a path. */
  public static Images of(Path path) {
    return new Images(path, Optional.empty(), ImageOptions.NONE);
  }

  /**
   * The same images, with a name.
   *
   * @param name short, for files: {@code pets}
   * @param title for people: {@code Pets}; what it was taken for is added to it
   */
  public Images named(String name, String title) {
    return new Images(
        path,
        Optional.of(new Named(requireNonNull(name, "name"), requireNonNull(title, "title"))),
        options);
  }

  @Override
  Images with(ImageOptions changed) {
    return new Images(path, named, changed);
  }

  @Override
  public DataSet load(DataLocations locations) {
    if (locations.asked().isPresent()) {
      return load(locations.asked().get(), locations);
    }
    DataSet found = load(path, locations.asking(path));
    return named.map(by -> by.of(found)).orElse(found);
  }

  private DataSet load(Path from, DataLocations locations) {
    return DataKind.of(from)
        .orElseThrow(() -> new RefusedException(unknown(from)))
        .reader(from, options)
        .load(locations);
  }

  private static Problem unknown(Path path) {
    String name = String.valueOf(path.getFileName()).toLowerCase(Locale.ROOT);
    boolean image = ImageFormat.ENDINGS.contains(name.substring(name.lastIndexOf('.') + 1));
    return Problem.of(
        path.toString(),
        "images: a folder of classes, an archive of it (zip, tar, tar.gz), a CSV list, or IDX,"
            + " NumPy, CIFAR or Parquet files",
        found(path, image),
        Files.isDirectory(path) || image
            ? "Put the images of each class into a folder of its own, and name the folder above."
            : "Name what holds the images, or convert it.");
  }

  private static String found(Path path, boolean image) {
    if (Files.isDirectory(path)) {
      List<String> names = DataKind.names(path);
      return names.isEmpty() ? "an empty folder" : "a folder of " + Names.of(names);
    }
    if (!Files.exists(path)) {
      return "nothing there";
    }
    return image ? "one image" : OtherFile.of(path);
  }

  /** What lies at the path: {@code images in data/pets.zip}. */
  @Override
  public String toString() {
    return named.map(Named::title).orElse("images") + " in " + path;
  }
}
