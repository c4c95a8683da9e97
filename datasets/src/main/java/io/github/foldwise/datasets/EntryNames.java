package io.github.foldwise.datasets;

import io.github.foldwise.check.Problem;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** Names in a folder: whether they can be read, and told apart. */
final class EntryNames {
  private EntryNames() {}

  /** Problems of the names in one folder. */
  static List<Problem> problems(Path folder, List<Path> entries) {
    List<Problem> problems = new ArrayList<>();
    List<Path> unreadable = entries.stream().filter(entry -> !isReadable(entry)).toList();
    if (!unreadable.isEmpty()) {
      problems.add(
          Problem.of(
              folder.toString(),
              "names in the characters of this locale (%s)"
                  .formatted(System.getProperty("sun.jnu.encoding")),
              "%s in others, such as %s".formatted(unreadable.size(), of(unreadable.get(0))),
              "Run in a locale of UTF-8, for example with LC_ALL=C.UTF-8, or rename them."));
      return problems;
    }
    Map<String, String> byForm = new HashMap<>();
    for (Path entry : entries) {
      String other = byForm.put(form(of(entry)), of(entry));
      if (other != null) {
        problems.add(
            Problem.of(
                folder.toString(),
                "names that look different",
                "%s twice: %s and %s".formatted(other, spelled(other), spelled(of(entry))),
                "Rename one, or put the files of both into one folder."));
      }
    }
    return problems;
  }

  /** The name among others that looks like this one, and is spelled with other characters. */
  static Optional<String> alike(String name, List<String> others) {
    return others.stream().filter(other -> form(other).equals(form(name))).findFirst();
  }

  /** A name with escapes for all but ASCII: {@code e\u0301}. */
  static String spelled(String name) {
    return name.chars()
        .mapToObj(
            unit ->
                unit > ' ' - 1 && unit < 0x7f
                    ? String.valueOf((char) unit)
                    : String.format(Locale.ROOT, "\\u%04x", unit))
        .collect(Collectors.joining());
  }

  /** The name without its folders. */
  static String of(Path entry) {
    return String.valueOf(entry.getFileName());
  }

  /** A name that the locale cannot express is not found again. */
  private static boolean isReadable(Path entry) {
    try {
      return entry.equals(entry.resolveSibling(of(entry)));
    } catch (InvalidPathException e) {
      return false;
    }
  }

  private static String form(String name) {
    return Normalizer.normalize(name, Normalizer.Form.NFC);
  }
}
