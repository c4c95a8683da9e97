package io.github.foldwise.data;

import static java.util.Objects.requireNonNull;

import io.github.foldwise.check.CheckReturnValue;
import io.github.foldwise.check.RefusedException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Images to train and validate on, and images held out for the test.
 *
 * @param name short, for files: {@code fashion-mnist-sample}
 * @param title for display: {@code Fashion-MNIST, stratified sample}
 * @param partOf title of the whole data set, if these are only some of its rows
 * @param remarks what readers of figures must know about these rows
 * @param skipped files that lie among those of the rows and are no rows
 */
public record DataSet(
    String name,
    String title,
    ImageData training,
    Optional<ImageData> test,
    List<String> classNames,
    Optional<String> partOf,
    List<Remark> remarks,
    List<Skipped> skipped) {
  private static final String CUT = ", cut to ";

  public DataSet {
    requireNonNull(name, "name");
    requireNonNull(title, "title");
    requireNonNull(training, "training");
    requireNonNull(test, "test");
    requireNonNull(partOf, "partOf");
    classNames = List.copyOf(requireNonNull(classNames, "classNames"));
    remarks = List.copyOf(requireNonNull(remarks, "remarks"));
    skipped = List.copyOf(requireNonNull(skipped, "skipped"));
    training = classNames.isEmpty() ? training : training.named(classNames); // for its models
  }

  /** A whole data set. */
  public DataSet(
      String name,
      String title,
      ImageData training,
      Optional<ImageData> test,
      List<String> classNames) {
    this(name, title, training, test, classNames, Optional.empty(), List.of());
  }

  /** A data set that skips no files. */
  public DataSet(
      String name,
      String title,
      ImageData training,
      Optional<ImageData> test,
      List<String> classNames,
      Optional<String> partOf,
      List<Remark> remarks) {
    this(name, title, training, test, classNames, partOf, remarks, List.of());
  }

  /** The same data with more remarks. */
  @CheckReturnValue
  public DataSet withRemarks(List<Remark> more) {
    List<Remark> all = Stream.concat(remarks.stream(), more.stream()).toList();
    return new DataSet(name, title, training, test, classNames, partOf, all, skipped);
  }

  /** The same data, for which more files were skipped. */
  @CheckReturnValue
  public DataSet withSkipped(List<Skipped> more) {
    List<Skipped> all = Stream.concat(skipped.stream(), more.stream()).toList();
    return new DataSet(name, title, training, test, classNames, partOf, remarks, all);
  }

  /** The same data, marked as some rows of a larger data set. */
  @CheckReturnValue
  public DataSet asPartOf(String whole) {
    return new DataSet(
        name, title, training, test, classNames, Optional.of(whole), remarks, skipped);
  }

  /**
   * The first {@code rows} training and the first {@code rows} test rows. If a set is in class
   * order, its first rows are no sample of it: {@code rows} of its rows are then kept, the first
   * ones of each class, in its share of the set and at least one. The title says so.
   *
   * @throws RefusedException if a set in class order has more classes than {@code rows}
   */
  public DataSet limit(int rows) {
    ImageData keptTraining = kept(training, rows);
    Optional<ImageData> keptTest = test.map(images -> kept(images, rows));
    boolean cut = keptTraining != training || !keptTest.equals(test);
    boolean shares =
        cutInProportion(training, rows)
            || test.filter(images -> cutInProportion(images, rows)).isPresent();
    String how = shares ? "%,d rows, each class in proportion" : "the first %,d rows";
    return new DataSet(
        name,
        cut ? uncutTitle() + CUT + String.format(Locale.ROOT, how, rows) : title,
        keptTraining,
        keptTest,
        classNames,
        cut ? partOf.or(() -> Optional.of(uncutTitle())) : partOf,
        remarks,
        skipped);
  }

  private static ImageData kept(ImageData images, int rows) {
    return cutInProportion(images, rows)
        ? images.only(KeptRows.inProportion(images.labels(), rows))
        : images.limit(rows);
  }

  private static boolean cutInProportion(ImageData images, int rows) {
    return rows < images.rows() && KeptRows.inClassOrder(images.labels());
  }

  /** {@code Fashion-MNIST: 60,000 images of 28×28×1 bytes, 10 classes; test: …}. */
  @Override
  public String toString() {
    return title + ": " + training + test.map(rows -> "; test: " + rows).orElse("; no test images");
  }

  private String uncutTitle() {
    int cut = title.indexOf(CUT);
    return cut < 0 ? title : title.substring(0, cut);
  }
}
