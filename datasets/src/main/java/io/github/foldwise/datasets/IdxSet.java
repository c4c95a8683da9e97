package io.github.foldwise.datasets;

import io.github.foldwise.check.Problem;
import io.github.foldwise.check.RefusedException;
import io.github.foldwise.data.DataSet;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** The four files of an IDX data set in memory. */
final class IdxSet {
  /** Name of a data set of unknown origin. */
  static final String NAME = "idx-folder";

  static final String TITLE = "IDX folder";

  private final Map<IdxPart, IdxFile> files;

  private IdxSet(Map<IdxPart, IdxFile> files) {
    this.files = files;
  }

  @FunctionalInterface
  interface Reader {
    IdxFile read(IdxPart part) throws IOException;
  }

  /** Reads a folder; refused with all missing files at once, or the problem of each file. */
  static IdxSet read(Path folder) {
    requireFolder(folder);
    requireFiles(folder);
    try {
      return read(part -> IdxFile.read(part.in(folder).orElseThrow(), part.kind()));
    } catch (IOException e) {
      throw new IllegalStateException("files report what they lack as problems", e);
    }
  }

  static IdxSet read(Reader reader) throws IOException {
    Map<IdxPart, IdxFile> files = new EnumMap<>(IdxPart.class);
    List<Problem> problems = new ArrayList<>();
    for (IdxPart part : IdxPart.values()) {
      try {
        files.put(part, reader.read(part));
      } catch (RefusedException e) {
        problems.addAll(e.problems());
      }
    }
    RefusedException.throwIfAny(problems);
    return new IdxSet(files);
  }

  private static void requireFolder(Path folder) {
    if (!Files.isDirectory(folder)) {
      throw new RefusedException(
          Problem.of(
              folder.toString(),
              "a folder with the four files of an IDX data set",
              Files.exists(folder) ? "a file" : "no folder",
              "Name the folder that holds " + IdxPart.TRAINING_IMAGES.gzippedName() + "."));
    }
  }

  private static void requireFiles(Path folder) {
    String missing =
        missing(folder).stream()
            .map(part -> "no " + part.plainName())
            .collect(Collectors.joining(", "));
    if (!missing.isEmpty()) {
      throw new RefusedException(
          Problem.of(
              folder.toString(),
              "the four files of an IDX data set, gzipped or not",
              missing,
              "Put what is missing there, or name another folder."));
    }
  }

  static List<IdxPart> missing(Path folder) {
    return Arrays.stream(IdxPart.values()).filter(part -> part.in(folder).isEmpty()).toList();
  }

  Map<IdxPart, String> sha256() {
    Map<IdxPart, String> sums = new EnumMap<>(IdxPart.class);
    files.forEach((part, file) -> sums.put(part, file.sha256()));
    return sums;
  }

  /** The data set; refused with everything that does not fit. */
  DataSet named(String name, String title, List<String> classNames) {
    IdxPair training = training();
    IdxPair test = test();
    List<Problem> problems = new ArrayList<>(training.problems(classNames.size()));
    problems.addAll(test.problems(classNames.size()));
    if (!training.shape().equals(test.shape())) {
      problems.add(
          Problem.of(
              test.images().place(),
              "images of %s, as in %s".formatted(size(training), training.images().place()),
              "images of " + size(test),
              "Take both files from the same data set."));
    }
    RefusedException.throwIfAny(problems);
    return new DataSet(name, title, training.data(), Optional.of(test.data()), classNames);
  }

  DataSet unnamed(int classes) {
    return named(NAME, title(TITLE), numbers(classes));
  }

  /** {@code what (60,000 + 10,000 images)}. */
  String title(String what) {
    return Titles.withRows(what, training().images().rows(), Optional.of(test().images().rows()));
  }

  /** One more than the largest training label. */
  int classes() {
    return training().classes();
  }

  private IdxPair training() {
    return new IdxPair(files.get(IdxPart.TRAINING_IMAGES), files.get(IdxPart.TRAINING_LABELS));
  }

  private IdxPair test() {
    return new IdxPair(files.get(IdxPart.TEST_IMAGES), files.get(IdxPart.TEST_LABELS));
  }

  private static String size(IdxPair pair) {
    return pair.shape().height() + "×" + pair.shape().width();
  }

  /** Class names if none are known: {@code 0}, {@code 1}, … */
  static List<String> numbers(int classes) {
    return IntStream.range(0, classes).mapToObj(String::valueOf).toList();
  }
}
