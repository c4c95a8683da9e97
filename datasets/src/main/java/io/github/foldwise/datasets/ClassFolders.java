package io.github.foldwise.datasets;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.github.foldwise.check.Problem;
import io.github.foldwise.check.RefusedException;
import io.github.foldwise.datasets.files.FileFault;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Which sub-folders of an image folder are classes.
 *
 * @param listed the classes, by number; empty if a file or the folder says it
 * @param file a text file with one class per line
 * @param nested whether folders below a class belong to it
 */
record ClassFolders(Optional<List<String>> listed, Optional<Path> file, boolean nested) {
  private static final String BYTE_ORDER_MARK = "\ufeff"; // before the first line, by editors
  static final ClassFolders ALL = new ClassFolders(Optional.empty(), Optional.empty(), false);

  ClassFolders only(List<String> names) {
    requireUnlisted();
    return new ClassFolders(Optional.of(distinct("classes(...)", names)), file, nested);
  }

  ClassFolders listedIn(Path text) {
    requireUnlisted();
    return new ClassFolders(listed, Optional.of(text), nested);
  }

  ClassFolders nestedToo() {
    return new ClassFolders(listed, file, true);
  }

  /** The classes by number; empty if all sub-folders are. */
  Optional<List<String>> names() {
    return listed.or(() -> file.map(ClassFolders::read));
  }

  /** Who lists them, for messages. */
  String by() {
    return file.map(Path::toString).orElse("classes(...)");
  }

  private static List<String> read(Path text) {
    try {
      return distinct(
          text.toString(),
          Files.readAllLines(text, UTF_8).stream()
              .map(line -> line.replace(BYTE_ORDER_MARK, "").strip())
              .filter(name -> !name.isEmpty())
              .toList());
    } catch (IOException e) {
      throw new RefusedException(
          Problem.of(
              text.toString(),
              "a text file (UTF-8) with one class per line",
              FileFault.of(e),
              "Name the file that lists the classes."));
    }
  }

  private static List<String> distinct(String place, List<String> names) {
    Set<String> known = new HashSet<>();
    Optional<String> twice = names.stream().filter(name -> !known.add(name)).findFirst();
    if (names.isEmpty() || twice.isPresent()) {
      throw new RefusedException(
          Problem.of(
              place,
              "names of sub-folders, each once",
              twice.map(name -> name + " twice").orElse("no name"),
              "List the classes in the order of their numbers."));
    }
    return List.copyOf(names);
  }

  private void requireUnlisted() {
    if (listed.isPresent() || file.isPresent()) {
      throw new RefusedException(
          Problem.of(
              "image folder",
              "one list of classes",
              "two",
              "Keep classes(...) or classesIn(file), once."));
    }
  }
}
