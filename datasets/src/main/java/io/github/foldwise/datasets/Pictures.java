package io.github.foldwise.datasets;

import io.github.foldwise.data.DataLocations;
import io.github.foldwise.data.ImageData;
import io.github.foldwise.data.Remark;
import io.github.foldwise.data.Skipped;
import io.github.foldwise.datasets.files.LabelledFile;
import io.github.foldwise.datasets.files.Names;
import io.github.foldwise.datasets.store.DecodedPixels;
import io.github.foldwise.datasets.store.HeapRows;
import io.github.foldwise.datasets.store.PixelStore;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The decoded files of a data set. Many are decoded once and then lie in the cache; few are decoded
 * at each start.
 */
final class Pictures {
  private static final int FEW = 1_000; // files
  private static final long SMALL = 1 << 26; // bytes of all rows

  private final List<LabelledFile> training;
  private final List<LabelledFile> test;
  private final ImageOptions options;
  private final DecodedPixels pixels;

  private Pictures(
      List<LabelledFile> training,
      List<LabelledFile> test,
      ImageOptions options,
      DecodedPixels pixels) {
    this.training = training;
    this.test = test;
    this.options = options;
    this.pixels = pixels;
  }

  /** Decodes all files; refused if sizes differ or, naming ten, if files are no images. */
  static Pictures read(
      List<LabelledFile> training,
      List<LabelledFile> test,
      ImageOptions options,
      String title,
      DataLocations locations) {
    List<LabelledFile> files = Stream.concat(training.stream(), test.stream()).toList();
    return new Pictures(training, test, options, pixels(files, options, title, locations));
  }

  private static DecodedPixels pixels(
      List<LabelledFile> files, ImageOptions options, String title, DataLocations locations) {
    PictureReader reader = new PictureReader(files, options);
    if (files.size() < FEW && reader.bytes() <= SMALL) {
      HeapRows rows = new HeapRows(files.size());
      reader.readInto(rows);
      return rows;
    }
    return PixelStore.in(locations)
        .open(title, origin(files, options), files.size(), reader::readInto);
  }

  /** All that decides about the pixels. */
  private static String origin(List<LabelledFile> files, ImageOptions options) {
    StringBuilder origin = new StringBuilder(PictureReader.VERSION + " " + options);
    for (LabelledFile file : files) {
      origin.append('\n').append(file.file().path()).append(' ');
      try {
        origin.append(file.file().stamp());
      } catch (IOException e) {
        origin.append("unreadable"); // its decoding says why
      }
    }
    return origin.toString();
  }

  ImageData training() {
    return images(training, 0);
  }

  Optional<ImageData> test() {
    return test.isEmpty() ? Optional.empty() : Optional.of(images(test, training.size()));
  }

  /** Images of the files from a row on that could be read. */
  private ImageData images(List<LabelledFile> files, int from) {
    int[] kept = pixels.kept(from, from + files.size());
    List<LabelledFile> there = Arrays.stream(kept).mapToObj(row -> files.get(row - from)).toList();
    return pixels
        .images(kept, there.stream().mapToInt(LabelledFile::label).toArray())
        .withRowNames(there.stream().map(file -> file.file().path()).toList());
  }

  /** Files that are no images. */
  List<Skipped> skipped() {
    return pixels.skipped().entrySet().stream()
        .map(row -> new Skipped(file(row.getKey()).file().path(), row.getValue()))
        .toList();
  }

  /** What readers of figures must know about the pixels. */
  List<Remark> remarks() {
    return Stream.of(unreadable(), lostBits()).flatMap(Optional::stream).toList();
  }

  private Optional<Remark> unreadable() {
    List<String> names =
        skipped().stream().map(file -> "%s (%s)".formatted(file.name(), file.why())).toList();
    return names.isEmpty()
        ? Optional.empty()
        : Optional.of(
            new Remark(
                "unreadable files",
                String.format(
                    Locale.ROOT,
                    "%,d of %,d files cannot be read as %s skipped: %s.",
                    names.size(),
                    training.size() + test.size(),
                    names.size() == 1 ? "an image, and is" : "images, and are",
                    Names.of(names)),
                names.size() == 1
                    ? "It is in no row."
                    : "They are in no row. If they are more of one class than of others, the"
                        + " figures tell less about it."));
  }

  private Optional<Remark> lostBits() {
    int sixteen = PictureReader.sixteenBit(pixels.notes());
    return sixteen == 0 || options.sixteenBit()
        ? Optional.empty()
        : Optional.of(
            new Remark(
                "sixteen bits",
                String.format(
                    Locale.ROOT,
                    "%,d image%s 16 bits per sample, of which the upper 8 are used.",
                    sixteen,
                    sixteen == 1 ? " has" : "s have"),
                "Values that differ in the lower 8 bits alone are equal. To use all 16, say"
                    + " ImageFolder.of(folder).sixteenBit()."));
  }

  private LabelledFile file(int row) {
    return row < training.size() ? training.get(row) : test.get(row - training.size());
  }
}
