package io.github.foldwise.datasets;

import static java.util.Objects.requireNonNull;

import io.github.foldwise.check.CheckReturnValue;
import io.github.foldwise.check.Problem;
import io.github.foldwise.check.RefusedException;
import io.github.foldwise.data.DataLocations;
import io.github.foldwise.data.DataSet;
import io.github.foldwise.data.DataSource;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * A folder with the binary version of CIFAR-10 ({@code data_batch_1.bin} to {@code
 * data_batch_5.bin}, {@code test_batch.bin}) or of CIFAR-100 ({@code train.bin}, {@code test.bin}),
 * or files of that form: 32×32×3 images of bytes.
 *
 * <p>Names of classes are read from the text files beside them, if these are there. The 100 classes
 * of CIFAR-100 are its fine labels; {@link #coarse()} takes the 20 groups of five. Each row is
 * named by its file and its number there: {@code data_batch_2.bin[17]}.
 *
 * <p>A folder requested for a run ({@code --data}) replaces this one. Its data set is called {@code
 * cifar-folder}, since its contents are unknown.
 */
@CheckReturnValue
public final class CifarFolder implements DataSource {
  private static final String NAME = "cifar-folder";

  private final Path folder;
  private final String name;
  private final String title; // empty: what the files are
  private final boolean coarse;

  private CifarFolder(Path folder, String name, String title, boolean coarse) {
    this.folder = requireNonNull(folder, "folder");
    this.name = requireNonNull(name, "name");
    this.title = requireNonNull(title, "title");
    this.coarse = coarse;
  }

  /** A folder of such files. */
  public static CifarFolder of(Path folder) {
    return new CifarFolder(folder, NAME, "", false);
  }

  /**
   * The same folder, with a name.
   *
   * @param name short, for files: {@code cifar-10}
   * @param title for people: {@code CIFAR-10}; the numbers of images are added to it
   */
  public CifarFolder named(String name, String title) {
    return new CifarFolder(folder, name, title, coarse);
  }

  /** The same folder, with the 20 coarse labels of CIFAR-100. */
  public CifarFolder coarse() {
    return new CifarFolder(folder, name, title, true);
  }

  @Override
  public DataSet load(DataLocations locations) {
    return locations
        .asked()
        .map(
            asked ->
                DataKind.asked(
                    locations,
                    DataKind.CIFAR,
                    ImageOptions.NONE,
                    unused -> load(asked, NAME, "", locations)))
        .orElseGet(() -> load(folder, name, title, locations));
  }

  private DataSet load(Path from, String name, String title, DataLocations locations) {
    CifarKind kind =
        CifarKind.in(from)
            .orElseThrow(
                () ->
                    new RefusedException(
                        Problem.of(
                            from.toString(),
                            "CIFAR's binary files: data_batch_1.bin, … of CIFAR-10, or train.bin of"
                                + " CIFAR-100",
                            found(from),
                            "Take the archive that is called \"binary version\", and name the"
                                + " folder that holds its files.")));
    return new CifarSet(from, kind, coarse).read(name, title, locations);
  }

  private static String found(Path folder) {
    if (!Files.isDirectory(folder)) {
      return Files.exists(folder) ? "a file" : "no folder";
    }
    boolean pickled =
        Files.exists(folder.resolve("data_batch_1")) || Files.exists(folder.resolve("train"));
    return pickled ? "the Python version, which is pickled" : "none of them";
  }

  /** The title and the folder: {@code CIFAR-10 in data/cifar-10-batches-bin}. */
  @Override
  public String toString() {
    return (title.isEmpty() ? "CIFAR binaries" : title) + " in " + folder;
  }
}
