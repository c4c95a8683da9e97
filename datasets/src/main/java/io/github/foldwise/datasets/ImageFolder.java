package io.github.foldwise.datasets;

import static java.util.Objects.requireNonNull;

import io.github.foldwise.check.CheckReturnValue;
import io.github.foldwise.data.DataLocations;
import io.github.foldwise.data.DataSet;
import io.github.foldwise.data.ImageData;
import io.github.foldwise.datasets.files.EntryRoot;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * A folder with one sub-folder of images per class: {@code cats/a.png}, {@code dogs/b.png}. If it
 * has a sub-folder {@code train}, the classes are in there, test images in {@code test}, and more
 * rows, for validation, in {@code validation} (or {@code val}): these follow those of {@code
 * train}. A column {@code split} then says where each row comes from, so that {@code
 * predefinedSplit(Groups.byColumn("split", "validation"))} validates on them. An archive of such a
 * folder (zip, tar, tar.gz) is read without unpacking it.
 *
 * <p>Classes and images are ordered by name: the same files give the same rows everywhere. Images
 * are PNG, JPEG, BMP, the first frame of a GIF, and, with TwelveMonkeys' plugins {@code
 * imageio-webp} and {@code imageio-tiff} among the project's dependencies, WebP and TIFF. Rows are
 * named by the path of their file below the folder. Hidden files and those that operating systems
 * leave ({@code Thumbs.db}, {@code desktop.ini}, {@code ._a.png}) are skipped.
 *
 * <p>A folder requested for a run ({@code --data}) replaces this one, and is read in the same way.
 * Its data set is called {@code image-folder}, since its contents are unknown.
 */
@CheckReturnValue
public final class ImageFolder extends ImageFiles<ImageFolder> {
  private static final String NAME = "image-folder";
  private static final String TITLE = "Image folder";

  private final Path folder;
  private final String name;
  private final String title;
  private final ClassFolders classes;

  private ImageFolder(
      Path folder, String name, String title, ImageOptions options, ClassFolders classes) {
    super(options);
    this.folder = requireNonNull(folder, "folder");
    this.name = requireNonNull(name, "name");
    this.title = requireNonNull(title, "title");
    this.classes = classes;
  }

  /** A folder of images, or an archive of one. */
  public static ImageFolder of(Path folder) {
    return new ImageFolder(folder, NAME, TITLE, ImageOptions.NONE, ClassFolders.ALL);
  }

  /**
   * The same folder, with a name.
   *
   * @param name short, for files: {@code pets}
   * @param title for people: {@code Pets}; the numbers of images are added to it
   */
  public ImageFolder named(String name, String title) {
    return new ImageFolder(folder, name, title, options, classes);
  }

  /**
   * Only these classes, numbered in this order, as with Keras's {@code class_names}. Other
   * sub-folders are skipped, and a warning names them.
   */
  public ImageFolder classes(String... names) {
    return with(classes.only(List.of(names)));
  }

  /** The classes in a text file, one per line, as with {@link #classes(String...)}. */
  public ImageFolder classesIn(Path file) {
    return with(classes.listedIn(file));
  }

  /** Images in folders below those of classes belong to these classes, too. */
  public ImageFolder nested() {
    return with(classes.nestedToo());
  }

  @Override
  ImageFolder with(ImageOptions changed) {
    return new ImageFolder(folder, name, title, changed, classes);
  }

  private ImageFolder with(ClassFolders changed) {
    return new ImageFolder(folder, name, title, options, changed);
  }

  @Override
  public DataSet load(DataLocations locations) {
    return locations
        .asked()
        .map(
            asked ->
                DataKind.asked(
                    locations,
                    DataKind.IMAGE_FOLDER,
                    options,
                    unused -> load(asked, NAME, TITLE, locations)))
        .orElseGet(() -> load(folder, name, title, locations));
  }

  private DataSet load(Path folder, String name, String title, DataLocations locations) {
    try (EntryRoot root = EntryRoot.open(folder, locations.cache())) {
      ImageTree tree = ImageTree.read(root.folder(), classes, options.skipUnreadable());
      Pictures pictures = Pictures.read(tree.training(), tree.test(), options, title, locations);
      ImageData training = tree.withSplit(pictures.training());
      Optional<ImageData> test = pictures.test();
      return new DataSet(
              name,
              Titles.withRows(title + root.inWhat(), training.rows(), test.map(ImageData::rows)),
              training,
              test,
              tree.classNames())
          .withRemarks(tree.remarks())
          .withRemarks(pictures.remarks())
          .withSkipped(tree.skipped())
          .withSkipped(pictures.skipped());
    }
  }

  /** The title and the folder: {@code Pets in data/pets}. */
  @Override
  public String toString() {
    return title + " in " + folder;
  }
}
