package io.github.foldwise.datasets;

import io.github.foldwise.check.Problem;
import io.github.foldwise.check.RefusedException;
import io.github.foldwise.data.DataSet;
import io.github.foldwise.datasets.array.ArrayForm;
import io.github.foldwise.datasets.array.PixelRoom;
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

/** The four files of an IDX data set. */
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
    return read(folder, new IdxNames(Optional.empty(), false));
  }

  /** Reads the files of these names in a folder. */
  static IdxSet read(Path folder, IdxNames names) {
    requireFolder(folder);
    Map<IdxPart, Path> found = names.in(folder);
    requireFiles(folder, found);
    try {
      return read(part -> IdxFile.read(found.get(part), part.kind()));
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

  private static void requireFiles(Path folder, Map<IdxPart, Path> found) {
    String missing =
        Arrays.stream(IdxPart.values())
            .filter(part -> !found.containsKey(part))
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

  /** The arrays, read in this form; refused with what does not fit. */
  ArraySet arrays(ArrayForm form) {
    return ArraySet.of(
        () -> part(IdxPart.TRAINING_IMAGES, IdxPart.TRAINING_LABELS, form),
        Optional.empty(),
        Optional.of(() -> part(IdxPart.TEST_IMAGES, IdxPart.TEST_LABELS, form)));
  }

  private ArrayPart part(IdxPart images, IdxPart labels, ArrayForm form) {
    return ArrayPart.of(files.get(images).array(), files.get(labels).array(), form);
  }

  /** A data set that is small enough for the heap; without names, classes are numbered. */
  DataSet named(String name, String title, List<String> classNames) {
    return arrays(ArrayForm.PLAIN).read(name, title, classNames, PixelRoom.HEAP, "");
  }

  DataSet unnamed(int classes) {
    return named(NAME, TITLE, numbers(classes));
  }

  /** Class names if none are known: {@code 0}, {@code 1}, … */
  static List<String> numbers(int classes) {
    return IntStream.range(0, classes).mapToObj(String::valueOf).toList();
  }
}
