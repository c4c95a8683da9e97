package io.github.foldwise.datasets;

import io.github.foldwise.check.Problem;
import io.github.foldwise.check.RefusedException;
import io.github.foldwise.data.DataSet;
import io.github.foldwise.data.ImageData;
import io.github.foldwise.data.Pixels;
import io.github.foldwise.data.Remark;
import io.github.foldwise.datasets.array.PixelArray;
import io.github.foldwise.datasets.array.PixelRoom;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.IntStream;

/**
 * A data set in arrays. Rows that are meant for validation come after those for training, and a
 * column {@code split} tells them apart.
 */
record ArraySet(ArrayPart training, Optional<ArrayPart> validation, Optional<ArrayPart> test) {
  /** Reads the labels; refused with the problem of each part. */
  static ArraySet of(
      Supplier<ArrayPart> training,
      Optional<Supplier<ArrayPart>> validation,
      Optional<Supplier<ArrayPart>> test) {
    List<Problem> problems = new ArrayList<>();
    Optional<ArrayPart> first = collect(problems, training);
    Optional<ArrayPart> second = validation.flatMap(part -> collect(problems, part));
    Optional<ArrayPart> last = test.flatMap(part -> collect(problems, part));
    RefusedException.throwIfAny(problems);
    return new ArraySet(first.orElseThrow(), second, last);
  }

  private static Optional<ArrayPart> collect(List<Problem> problems, Supplier<ArrayPart> part) {
    try {
      return Optional.of(part.get());
    } catch (RefusedException e) {
      problems.addAll(e.problems());
      return Optional.empty();
    }
  }

  /**
   * Reads the images; refused with everything that does not fit.
   *
   * @param origin which files these are, and how they are read
   */
  DataSet read(String name, String title, List<String> classNames, PixelRoom room, String origin) {
    int classes = classNames.isEmpty() ? classes() : classNames.size();
    List<Problem> problems = new ArrayList<>();
    for (ArrayPart part : parts()) {
      collect(problems, () -> part.requireLike(training));
      collect(problems, () -> part.requireBelow(classes));
    }
    RefusedException.throwIfAny(problems);
    ImageData train = data(room, title, origin, trained());
    Optional<ImageData> unseen = test.map(part -> data(room, title, origin, List.of(part)));
    String choice = training.images().choice();
    return new DataSet(
        name,
        Titles.withRows(
            choice.isEmpty() ? title : title + ", " + choice,
            train.rows(),
            unseen.map(ImageData::rows)),
        train,
        unseen,
        classNames.isEmpty() ? IdxSet.numbers(classes) : classNames,
        Optional.empty(),
        remarks());
  }

  private static void collect(List<Problem> problems, Runnable check) {
    try {
      check.run();
    } catch (RefusedException e) {
      problems.addAll(e.problems());
    }
  }

  private List<ArrayPart> trained() {
    return validation.map(part -> List.of(training, part)).orElse(List.of(training));
  }

  private List<ArrayPart> parts() {
    List<ArrayPart> parts = new ArrayList<>(trained());
    test.ifPresent(parts::add);
    return parts;
  }

  /** One more than the greatest label of the rows to train on. */
  private int classes() {
    return trained().stream().mapToInt(part -> part.labels().classes()).max().orElse(0);
  }

  private static ImageData data(
      PixelRoom room, String title, String origin, List<ArrayPart> parts) {
    PixelArray first = parts.get(0).images();
    int rows = parts.stream().mapToInt(part -> part.images().rows()).reduce(0, Math::addExact);
    Pixels pixels = pixels(room, title, origin, parts, rows);
    int[] labels =
        parts.stream().flatMapToInt(part -> IntStream.of(part.labels().labels())).toArray();
    ImageData data = ImageData.of(pixels, labels, first.shape());
    if (parts.size() > 1) {
      return data.withColumn("split", splits(parts));
    }
    List<List<String>> columns = parts.get(0).labels().columns();
    for (int column = 0; column < columns.size(); column++) {
      data = data.withColumn("column " + column, columns.get(column));
    }
    return data;
  }

  private static Pixels pixels(
      PixelRoom room, String title, String origin, List<ArrayPart> parts, int rows) {
    PixelArray first = parts.get(0).images();
    Optional<Pixels> read =
        parts.size() == 1 && room.isOnHeap(rows, first.shape(), first.areBytes())
            ? first.inMemory()
            : Optional.empty();
    return read.orElseGet(
        () ->
            room.pixels(
                title,
                parts.stream().map(part -> part.images().array().place()).toList()
                    + " of "
                    + origin,
                rows,
                first.shape(),
                first.areBytes(),
                writer -> {
                  int before = 0;
                  for (ArrayPart part : parts) {
                    part.images().readInto(writer, before);
                    before += part.images().rows();
                  }
                }));
  }

  private static List<String> splits(List<ArrayPart> parts) {
    List<String> names = new ArrayList<>();
    names.addAll(Collections.nCopies(parts.get(0).images().rows(), "train"));
    names.addAll(Collections.nCopies(parts.get(1).images().rows(), "validation"));
    return names;
  }

  private List<Remark> remarks() {
    return training.images().areUnscaled()
        ? List.of(
            new Remark(
                "unscaled pixels",
                "Pixels are of type %s, and are used as they are."
                    .formatted(training.images().array().type()),
                "Only uint8 is scaled to [0,1] by itself. To scale these, say"
                    + " .range(least, greatest)."))
        : List.of();
  }
}
