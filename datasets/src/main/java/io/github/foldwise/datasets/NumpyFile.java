package io.github.foldwise.datasets;

import static java.util.Objects.requireNonNull;

import io.github.foldwise.check.CheckReturnValue;
import io.github.foldwise.data.DataLocations;
import io.github.foldwise.data.DataSet;
import io.github.foldwise.data.DataSource;
import io.github.foldwise.datasets.array.ArrayForm;
import io.github.foldwise.datasets.array.ChannelOrder;
import io.github.foldwise.datasets.array.NamedArrays;
import io.github.foldwise.datasets.array.PixelRoom;
import java.nio.file.Path;
import java.util.List;

/**
 * Arrays of NumPy: an {@code .npz} file, a folder of {@code .npy} files, or one of these with its
 * neighbours. They are found by the names that Keras gives them ({@code x_train, y_train, x_test,
 * y_test}) or MedMNIST ({@code train_images, train_labels, val_…, test_…}), or by names that are
 * given.
 *
 * <p>Images are {@code rows × height × width}, with or without channels. Pixels of {@code uint8}
 * are scaled to [0,1] when they are fed; others are used as they are, unless a {@link #range} is
 * stated. Rows for validation come after those for training, and a column {@code split} says which
 * are which, for {@code predefinedSplit(Groups.byColumn("split", "validation"))}. Pickled Python
 * objects are refused.
 *
 * <p>A path requested for a run ({@code --data}) replaces this one. Its data set is called {@code
 * numpy}, since its contents are unknown.
 */
@CheckReturnValue
public final class NumpyFile implements DataSource {
  private static final String NAME = "numpy";
  private static final String TITLE = "NumPy arrays";

  private final Path path;
  private final String name;
  private final String title;
  private final List<String> classNames; // empty: numbers from 0
  private final ArrayNames names;
  private final ArrayForm form;

  private NumpyFile(
      Path path,
      String name,
      String title,
      List<String> classNames,
      ArrayNames names,
      ArrayForm form) {
    this.path = requireNonNull(path, "path");
    this.name = requireNonNull(name, "name");
    this.title = requireNonNull(title, "title");
    this.classNames = List.copyOf(classNames);
    this.names = names;
    this.form = form;
  }

  /** An {@code .npz} file, an {@code .npy} file, or a folder of these. */
  public static NumpyFile of(Path path) {
    return new NumpyFile(path, NAME, TITLE, List.of(), ArrayNames.KNOWN, ArrayForm.PLAIN);
  }

  /**
   * The same arrays, with a name.
   *
   * @param name short, for files: {@code pets}
   * @param title for people: {@code Pets}; the numbers of images are added to it
   */
  public NumpyFile named(String name, String title) {
    return new NumpyFile(path, name, title, classNames, names, form);
  }

  /** The same arrays, with a name for each class from 0. */
  public NumpyFile classNames(String... names) {
    return new NumpyFile(
        path, name, title, List.of(requireNonNull(names, "names")), this.names, form);
  }

  /** The same, with these arrays of images and labels to train on. */
  public NumpyFile arrays(String images, String labels) {
    return with(names.training(images, labels));
  }

  /** The same, with these arrays of images and labels for the test. */
  public NumpyFile testArrays(String images, String labels) {
    return with(names.test(images, labels));
  }

  private NumpyFile with(ArrayNames other) {
    return new NumpyFile(path, name, title, classNames, other, form);
  }

  /** Images are {@code rows × channels × height × width}. */
  public NumpyFile channelsFirst() {
    return with(form.channels(ChannelOrder.FIRST));
  }

  /** Images are {@code rows × height × width × channels}. */
  public NumpyFile channelsLast() {
    return with(form.channels(ChannelOrder.LAST));
  }

  /** Each row is an image of this shape, such as of {@code rows × 784} values. */
  public NumpyFile shape(int height, int width, int channels) {
    return with(form.shape(height, width, channels));
  }

  /** Images lie on their side: height and width are exchanged. */
  public NumpyFile transposed() {
    return with(form.transpose());
  }

  /** Pixels are from {@code low}, which becomes 0, to {@code high}, which becomes 1. */
  public NumpyFile range(double low, double high) {
    return with(form.range(low, high));
  }

  /** The first class has this label, such as 1. */
  public NumpyFile labelsFrom(int first) {
    return with(form.labelsFrom(first));
  }

  /** The class is in this column of the labels, from 0. */
  public NumpyFile labelColumn(int column) {
    return with(form.labelColumn(column));
  }

  /** Labels are rows with a 1 at the class and 0 elsewhere, as Keras's {@code to_categorical}. */
  public NumpyFile oneHot() {
    return with(form.asOneHot());
  }

  private NumpyFile with(ArrayForm other) {
    return new NumpyFile(path, name, title, classNames, names, other);
  }

  @Override
  public DataSet load(DataLocations locations) {
    return locations
        .asked()
        .map(
            asked ->
                DataKind.asked(
                    locations,
                    DataKind.NUMPY,
                    ImageOptions.NONE,
                    unused -> load(asked, NAME, TITLE, List.of(), locations)))
        .orElseGet(() -> load(path, name, title, classNames, locations));
  }

  private DataSet load(
      Path from, String name, String title, List<String> classNames, DataLocations locations) {
    NamedArrays arrays = NamedArrays.at(from);
    ArrayNames.Pair training = names.trainingIn(arrays);
    ArraySet set =
        ArraySet.of(
            () -> part(arrays, training),
            names.validationIn(arrays).map(found -> () -> part(arrays, found)),
            names.testIn(arrays).map(found -> () -> part(arrays, found)));
    return set.read(name, title, classNames, PixelRoom.in(locations), arrays.stamp() + ", " + form);
  }

  private ArrayPart part(NamedArrays arrays, ArrayNames.Pair found) {
    return ArrayPart.of(arrays.get(found.images()), arrays.get(found.labels()), form);
  }

  /** The title and the path: {@code Pets in data/pets.npz}. */
  @Override
  public String toString() {
    return title + " in " + path;
  }
}
