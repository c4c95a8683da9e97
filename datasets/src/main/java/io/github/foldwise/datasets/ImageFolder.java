package io.github.foldwise.datasets;

import static java.util.Objects.requireNonNull;

import io.github.foldwise.check.CheckReturnValue;
import io.github.foldwise.data.DataLocations;
import io.github.foldwise.data.DataSet;
import io.github.foldwise.data.DataSource;
import io.github.foldwise.data.ImageData;
import io.github.foldwise.datasets.files.EntryRoot;
import java.nio.file.Path;
import java.util.Optional;

/**
 * A folder with one sub-folder of images per class: {@code cats/a.png}, {@code dogs/b.png}. If it
 * has a sub-folder {@code train}, the classes are in there, and test images in {@code test}. An
 * archive of such a folder (zip, tar, tar.gz) is read without unpacking it.
 *
 * <p>Classes and images are ordered by name: the same files give the same rows everywhere. All
 * images (PNG, JPEG, BMP, and the first frame of a GIF) have one size. They become {@code height ×
 * width × 1} if every pixel of every image is grey, else {@code height × width × 3} (red, green,
 * blue). Hidden files are ignored.
 *
 * <p>A folder requested for a run ({@code --data}) replaces this one. Its data set is called {@code
 * image-folder}, since its contents are unknown.
 */
@CheckReturnValue
public final class ImageFolder implements DataSource {
  private static final String NAME = "image-folder";
  private static final String TITLE = "Image folder";

  private final Path folder;
  private final String name;
  private final String title;
  private final boolean sixteenBit;

  private ImageFolder(Path folder, String name, String title, boolean sixteenBit) {
    this.folder = requireNonNull(folder, "folder");
    this.name = requireNonNull(name, "name");
    this.title = requireNonNull(title, "title");
    this.sixteenBit = sixteenBit;
  }

  /** A folder of images, or an archive of one. */
  public static ImageFolder of(Path folder) {
    return new ImageFolder(folder, NAME, TITLE, false);
  }

  /**
   * The same folder, with a name.
   *
   * @param name short, for files: {@code pets}
   * @param title for people: {@code Pets}; the numbers of images are added to it
   */
  public ImageFolder named(String name, String title) {
    return new ImageFolder(folder, name, title, sixteenBit);
  }

  /**
   * The same folder, with all bits of PNG images of 16 bits per sample: pixels are then floats in
   * [0,1], {@code v / 65535} of 16 bits and {@code v / 255} of 8. Otherwise they are bytes, the
   * upper 8 of 16 bits as in Pillow's RGB and TensorFlow's {@code decode_png}, and a warning says
   * so.
   */
  public ImageFolder sixteenBit() {
    return new ImageFolder(folder, name, title, true);
  }

  @Override
  public DataSet load(DataLocations locations) {
    return locations
        .asked()
        .map(asked -> load(asked, locations.cache(), NAME, TITLE))
        .orElseGet(() -> load(folder, locations.cache(), name, title));
  }

  private DataSet load(Path folder, Path cache, String name, String title) {
    try (EntryRoot root = EntryRoot.open(folder, cache)) {
      ImageTree tree = ImageTree.read(root.folder());
      Pictures pictures = Pictures.read(tree, sixteenBit);
      ImageData training = pictures.training();
      Optional<ImageData> test = pictures.test();
      return new DataSet(
          name,
          Titles.withRows(title + root.inWhat(), training.rows(), test.map(ImageData::rows)),
          training,
          test,
          tree.classNames(),
          Optional.empty(),
          pictures.remarks());
    }
  }

  /** The title and the folder: {@code Pets in data/pets}. */
  @Override
  public String toString() {
    return title + " in " + folder;
  }
}
