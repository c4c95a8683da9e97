package io.github.foldwise.datasets;

import static java.util.Objects.requireNonNull;

import io.github.foldwise.check.CheckReturnValue;
import io.github.foldwise.check.RefusedException;
import io.github.foldwise.data.DataLocations;
import io.github.foldwise.data.DataSet;
import io.github.foldwise.data.DataSource;
import io.github.foldwise.data.ImageData;
import java.nio.file.Path;
import java.util.List;

/**
 * A folder with the four IDX files of a data set such as MNIST: {@code train-images-idx3-ubyte},
 * {@code train-labels-idx1-ubyte}, {@code t10k-images-idx3-ubyte}, {@code t10k-labels-idx1-ubyte},
 * each gzipped ({@code .gz}) or not.
 *
 * <p>A folder requested for a run ({@code --data}) replaces this one. Its data set is called {@code
 * idx-folder}, since its contents are unknown.
 */
@CheckReturnValue
public final class IdxFolder implements DataSource {
  private final Path folder;
  private final String name;
  private final String title;
  private final List<String> classNames; // empty: numbers from 0

  private IdxFolder(Path folder, String name, String title, List<String> classNames) {
    this.folder = folder;
    this.name = name;
    this.title = title;
    this.classNames = List.copyOf(classNames);
  }

  /** A folder whose classes are named by their numbers. */
  public static IdxFolder of(Path folder) {
    return new IdxFolder(requireNonNull(folder, "folder"), IdxSet.NAME, IdxSet.TITLE, List.of());
  }

  /**
   * The same folder, with a name.
   *
   * @param name short, for files: {@code mnist}
   * @param title for people: {@code MNIST}; the numbers of images are added to it
   */
  public IdxFolder named(String name, String title) {
    return new IdxFolder(
        folder, requireNonNull(name, "name"), requireNonNull(title, "title"), classNames);
  }

  /** The same folder, with a name for each label from 0. */
  public IdxFolder classNames(String... names) {
    return new IdxFolder(folder, name, title, List.of(requireNonNull(names, "names")));
  }

  /**
   * One file of images and one of labels, under any names.
   *
   * @throws RefusedException if a file cannot be read or the two do not fit each other
   */
  public static ImageData read(Path images, Path labels) {
    requireNonNull(images, "images");
    requireNonNull(labels, "labels");
    IdxPair pair =
        new IdxPair(IdxFile.read(images, IdxKind.IMAGES), IdxFile.read(labels, IdxKind.LABELS));
    RefusedException.throwIfAny(pair.problems(pair.classes()));
    return pair.data();
  }

  @Override
  public DataSet load(DataLocations locations) {
    IdxSet set = IdxSet.read(locations.asked().orElse(folder));
    int classes = classNames.isEmpty() ? set.classes() : classNames.size();
    if (locations.asked().isPresent()) {
      return set.unnamed(classes);
    }
    return set.named(
        name, set.title(title), classNames.isEmpty() ? IdxSet.numbers(classes) : classNames);
  }
}
