package io.github.foldwise.datasets;

import static java.util.Objects.requireNonNull;

import io.github.foldwise.check.CheckReturnValue;
import io.github.foldwise.check.RefusedException;
import io.github.foldwise.data.DataLocations;
import io.github.foldwise.data.DataSet;
import io.github.foldwise.data.DataSource;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * Fashion-MNIST: grey-scale images of clothes, 28×28 pixels, ten classes (Xiao, Rasul and Vollgraf
 * 2017, <a href="https://arxiv.org/abs/1708.07747">arXiv:1708.07747</a>; MIT licence).
 *
 * <p>A loaded data set is named after the contents of its files: {@code fashion-mnist} only if they
 * are the published 60,000 + 10,000 images bit for bit, {@code fashion-mnist-sample} if they are
 * the shipped sample, {@code idx-folder} with numbered classes for anything else.
 */
@CheckReturnValue
public final class FashionMnist {
  private static final List<String> CLASS_NAMES =
      List.of(
          "T-shirt/top",
          "Trouser",
          "Pullover",
          "Dress",
          "Coat",
          "Sandal",
          "Shirt",
          "Sneaker",
          "Bag",
          "Ankle boot");

  static final KnownSet FULL =
      new KnownSet(
          "fashion-mnist",
          "Fashion-MNIST",
          Map.of(
              IdxPart.TRAINING_IMAGES,
              "c59f468a2f672dc815687fe0f83887768d799fd8a3f3276145d20f83aa44d888",
              IdxPart.TRAINING_LABELS,
              "bad3541b69d912435c50bb6ba87bec294ff4f6a2e1246121d8633921760443d9",
              IdxPart.TEST_IMAGES,
              "5b4141f0afbad91edebe8549f8fcffe087ea10ca49f1dbef5c9a5cd8815ce37b",
              IdxPart.TEST_LABELS,
              "0402a96d92fd2663957122ceb108a494c5af83dab82d92729df917d7dec38c34"));

  static final KnownSet SAMPLE =
      new KnownSet(
          "fashion-mnist-sample",
          "Fashion-MNIST, stratified sample",
          Map.of(
              IdxPart.TRAINING_IMAGES,
              "cf313073c7eb485392848071d5c433571d7166043e971e3345b095cc30518084",
              IdxPart.TRAINING_LABELS,
              "097b93fbcf9bd5bc648b1a457ddc55c9e4ab49afb33f9ecae8ce068399a75e3a",
              IdxPart.TEST_IMAGES,
              "7cee33c3c6414b1b86c25e665a6c4f41584269de3b7cc9768b1d351922845eef",
              IdxPart.TEST_LABELS,
              "3128d790775889812b73c4f13923559c8b9e281d112c6ea7862acf60a206a909"));

  /** The data set's own host, its repository, and the mirror that Keras reads. */
  private static final List<URI> HOSTS =
      List.of(
          URI.create("http://fashion-mnist.s3-website.eu-central-1.amazonaws.com/"),
          URI.create(
              "https://raw.githubusercontent.com/zalandoresearch/fashion-mnist/master/data/fashion/"),
          URI.create("https://storage.googleapis.com/tensorflow/tf-keras-datasets/"));

  /** Where Debian's package {@code dataset-fashion-mnist} puts the files. */
  private static final Path DEBIAN = Path.of("/usr/share/datasets/fashion-mnist");

  private FashionMnist() {}

  /** Name of each class, from label 0. */
  public static List<String> classNames() {
    return CLASS_NAMES;
  }

  /**
   * The full data set: 60,000 training and 10,000 test images.
   *
   * <p>It is read from the requested folder, else from the configured one; without either from
   * {@code fashion-mnist} in the cache, from the folder of Debian's package {@code
   * dataset-fashion-mnist}, or from the public hosts via the cache. A requested or configured
   * folder must be right: nothing else is tried. A download logs its progress to the {@link
   * System.Logger} {@code io.github.foldwise.datasets}, level INFO.
   */
  public static DataSource standard() {
    return standard(HOSTS, new LoggedFetch());
  }

  /** The full data set like {@link #standard()}; the listener follows a download. */
  public static DataSource standard(FetchListener listener) {
    return standard(HOSTS, listener);
  }

  /** Like {@link #standard()}, from these folders of {@code .gz} files, tried in order. */
  public static DataSource standard(List<URI> hosts, FetchListener listener) {
    return DataSource.described(
        "Fashion-MNIST",
        new FashionMnistSource(
            FULL, DEBIAN, requireNonNull(hosts, "hosts"), requireNonNull(listener, "listener")));
  }

  /**
   * The sample that ships with Foldwise: the first 600 training and the first 100 test images of
   * each class, in file order. A requested folder replaces it; a configured one does not.
   */
  public static DataSource sample() {
    return DataSource.described(
        "the sample of Fashion-MNIST",
        locations ->
            locations.asked().isPresent()
                ? DataKind.asked(locations, DataKind.IDX, ImageOptions.NONE, FashionMnist::askedIdx)
                : named(SAMPLE, ShippedSample.read()));
  }

  /**
   * Fetches the full data set into the cache, unless it is there already.
   *
   * @throws RefusedException if no host has it, or the cache cannot be written
   */
  public static Fetched fetch(DataLocations locations, FetchListener listener) {
    return fetch(locations, HOSTS, listener);
  }

  /** Fetches like {@link #fetch(DataLocations, FetchListener)}, from other hosts. */
  public static Fetched fetch(DataLocations locations, List<URI> hosts, FetchListener listener) {
    return new Download(FULL, requireNonNull(hosts, "hosts"), requireNonNull(listener, "listener"))
        .into(FashionMnistSource.cacheFolder(requireNonNull(locations, "locations")));
  }

  private static DataSet askedIdx(DataLocations locations) {
    return identified(IdxSet.read(locations.asked().orElseThrow()), FULL, SAMPLE);
  }

  /** The data set, named after its contents. */
  static DataSet identified(IdxSet set, KnownSet... known) {
    return Stream.of(known)
        .filter(published -> published.is(set))
        .findFirst()
        .map(it -> named(it, set))
        .orElseGet(() -> set.unnamed(CLASS_NAMES.size()));
  }

  private static DataSet named(KnownSet published, IdxSet set) {
    DataSet named = set.named(published.name(), published.title(), CLASS_NAMES);
    return published.equals(SAMPLE) ? named.asPartOf(FULL.title()) : named;
  }
}
