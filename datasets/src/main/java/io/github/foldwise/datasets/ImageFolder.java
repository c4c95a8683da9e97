package io.github.foldwise.datasets;

import static java.util.Objects.requireNonNull;

import io.github.foldwise.check.CheckReturnValue;
import io.github.foldwise.data.DataLocations;
import io.github.foldwise.data.DataSet;
import io.github.foldwise.data.DataSource;
import io.github.foldwise.data.ImageData;
import java.nio.file.Path;
import java.util.Optional;

/**
 * A folder with one sub-folder of images per class: {@code cats/a.png}, {@code dogs/b.png}. Where
 * it has a sub-folder {@code train}, the classes are looked for in there, and test images in {@code
 * test}.
 *
 * <p>Classes and images are ordered by name, so that the same files give the same rows everywhere.
 * The images (PNG, JPEG, BMP, and the first picture of a GIF) have one size. They become {@code
 * height × width × 1} where every pixel of all of them is gray, else {@code height × width × 3}
 * (red, green, blue). Hidden files are passed over.
 *
 * <p>A folder that is asked for in a run ({@code --data}) takes this one's place. It goes by the
 * name {@code image-folder} then, for nobody knows what lies there.
 */
@CheckReturnValue
public final class ImageFolder implements DataSource {
  private static final String NAME = "image-folder";
  private static final String TITLE = "Image folder";

  private final Path folder;
  private final String name;
  private final String title;

  private ImageFolder(Path folder, String name, String title) {
    this.folder = requireNonNull(folder);
    this.name = requireNonNull(name);
    this.title = requireNonNull(title);
  }

  /** A folder of images. */
  public static ImageFolder of(Path folder) {
    return new ImageFolder(folder, NAME, TITLE);
  }

  /**
   * The same folder, with a name.
   *
   * @param name short, for files: {@code pets}
   * @param title for people: {@code Pets}; the numbers of images are added to it
   */
  public ImageFolder named(String name, String title) {
    return new ImageFolder(folder, name, title);
  }

  @Override
  public DataSet load(DataLocations locations) {
    return locations
        .asked()
        .map(asked -> load(asked, NAME, TITLE))
        .orElseGet(() -> load(folder, name, title));
  }

  private static DataSet load(Path folder, String name, String title) {
    ImageTree tree = ImageTree.read(folder);
    Pictures pictures = Pictures.read(tree.training(), tree.test());
    ImageData training = pictures.data(tree.training());
    Optional<ImageData> test =
        tree.test().isEmpty() ? Optional.empty() : Optional.of(pictures.data(tree.test()));
    return new DataSet(
        name,
        Titles.withRows(title, training.rows(), test.map(ImageData::rows)),
        training,
        test,
        tree.classNames());
  }
}
