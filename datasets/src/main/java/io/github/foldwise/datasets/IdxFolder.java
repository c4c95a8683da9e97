package io.github.foldwise.datasets;

import static java.util.Objects.requireNonNull;

import io.github.foldwise.check.CheckReturnValue;
import io.github.foldwise.check.RefusedException;
import io.github.foldwise.data.DataLocations;
import io.github.foldwise.data.DataSet;
import io.github.foldwise.data.DataSource;
import io.github.foldwise.data.ImageData;
import io.github.foldwise.datasets.array.ArrayForm;
import io.github.foldwise.datasets.array.ChannelOrder;
import io.github.foldwise.datasets.array.PixelRoom;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * A folder with the four IDX files of a data set such as MNIST: {@code train-images-idx3-ubyte},
 * {@code train-labels-idx1-ubyte}, {@code t10k-images-idx3-ubyte}, {@code t10k-labels-idx1-ubyte},
 * each gzipped ({@code .gz}) or not. Names may have a prefix and say {@code test}, as those of
 * EMNIST and QMNIST.
 *
 * <p>Any IDX type is read. Unsigned bytes are scaled to [0,1] when they are fed; others are used as
 * they are, unless a {@link #range} is stated. Images have two to four dimensions, labels one or
 * two: each column of these is also a column of the data, {@code column 0} and so on.
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
  private final Optional<String> prefix; // empty: whatever is there
  private final ArrayForm form;

  private IdxFolder(
      Path folder,
      String name,
      String title,
      List<String> classNames,
      Optional<String> prefix,
      ArrayForm form) {
    this.folder = requireNonNull(folder, "folder");
    this.name = requireNonNull(name, "name");
    this.title = requireNonNull(title, "title");
    this.classNames = List.copyOf(classNames);
    this.prefix = prefix;
    this.form = form;
  }

  /** A folder whose classes are named by their numbers. */
  public static IdxFolder of(Path folder) {
    return new IdxFolder(
        folder, IdxSet.NAME, IdxSet.TITLE, List.of(), Optional.empty(), ArrayForm.PLAIN);
  }

  /**
   * The same folder, with a name.
   *
   * @param name short, for files: {@code mnist}
   * @param title for people: {@code MNIST}; the numbers of images are added to it
   */
  public IdxFolder named(String name, String title) {
    return new IdxFolder(folder, name, title, classNames, prefix, form);
  }

  /** The same folder, with a name for each class from 0. */
  public IdxFolder classNames(String... names) {
    return new IdxFolder(
        folder, name, title, List.of(requireNonNull(names, "names")), prefix, form);
  }

  /** Only the files whose names begin so, such as {@code emnist-letters}. */
  public IdxFolder prefix(String prefix) {
    return new IdxFolder(
        folder, name, title, classNames, Optional.of(requireNonNull(prefix, "prefix")), form);
  }

  /** Images lie on their side, as those of EMNIST: height and width are exchanged. */
  public IdxFolder transposed() {
    return with(form.transpose());
  }

  /** The first class has this label: 1 in EMNIST's letters. */
  public IdxFolder labelsFrom(int first) {
    return with(form.labelsFrom(first));
  }

  /** The class is in this column of the labels, from 0, as in QMNIST's extended ones. */
  public IdxFolder labelColumn(int column) {
    return with(form.labelColumn(column));
  }

  /** Images are {@code rows × channels × height × width}. */
  public IdxFolder channelsFirst() {
    return with(form.channels(ChannelOrder.FIRST));
  }

  /** Images are {@code rows × height × width × channels}. */
  public IdxFolder channelsLast() {
    return with(form.channels(ChannelOrder.LAST));
  }

  /** Each row is an image of this shape, such as of {@code rows × 784} values. */
  public IdxFolder shape(int height, int width, int channels) {
    return with(form.shape(height, width, channels));
  }

  /** Pixels are from {@code low}, which becomes 0, to {@code high}, which becomes 1. */
  public IdxFolder range(double low, double high) {
    return with(form.range(low, high));
  }

  private IdxFolder with(ArrayForm other) {
    return new IdxFolder(folder, name, title, classNames, prefix, other);
  }

  /**
   * One file of images and one of labels, under any names.
   *
   * @throws RefusedException if a file cannot be read or the two do not fit each other
   */
  public static ImageData read(Path images, Path labels) {
    IdxFile pixels = IdxFile.read(requireNonNull(images, "images"), IdxKind.IMAGES);
    IdxFile numbers = IdxFile.read(requireNonNull(labels, "labels"), IdxKind.LABELS);
    ArraySet set =
        ArraySet.of(
            () -> ArrayPart.of(pixels.array(), numbers.array(), ArrayForm.PLAIN),
            Optional.empty(),
            Optional.empty());
    return set.read(IdxSet.NAME, IdxSet.TITLE, List.of(), PixelRoom.HEAP, "").training();
  }

  @Override
  public DataSet load(DataLocations locations) {
    return locations
        .asked()
        .map(
            asked ->
                DataKind.asked(
                    locations,
                    DataKind.IDX,
                    ImageOptions.NONE,
                    unused -> load(asked, IdxSet.NAME, IdxSet.TITLE, List.of(), locations)))
        .orElseGet(() -> load(folder, name, title, classNames, locations));
  }

  private DataSet load(
      Path from, String name, String title, List<String> classNames, DataLocations locations) {
    IdxNames names = new IdxNames(prefix, form.labelColumn().isPresent());
    IdxSet set = IdxSet.read(from, names);
    return set.arrays(form)
        .read(name, title, classNames, PixelRoom.in(locations), names.stamp(from) + ", " + form);
  }
}
