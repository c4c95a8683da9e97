package io.github.foldwise.datasets.files;

import io.github.foldwise.check.Problem;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** Names in a folder: whether they can be told apart. */
public final class EntryNames {
  private EntryNames() {}

  /** Problems of the names in one folder. */
  public static List<Problem> problems(Entry folder, List<Entry> entries) {
    List<Problem> problems = new ArrayList<>();
    Map<String, String> byForm = new HashMap<>();
    for (Entry entry : entries) {
      String other = byForm.put(form(entry.name()), entry.name());
      if (other != null) {
        problems.add(
            Problem.of(
                folder.place(),
                "names that look different",
                "%s twice: %s and %s".formatted(other, spelled(other), spelled(entry.name())),
                "Rename one, or put the files of both into one folder."));
      }
    }
    return problems;
  }

  /** The name among others that looks like this one, and is spelled with other characters. */
  public static Optional<String> alike(String name, List<String> others) {
    return others.stream().filter(other -> form(other).equals(form(name))).findFirst();
  }

  /** A name with escapes for all but ASCII: {@code e\u0301}. */
  public static String spelled(String name) {
    return name.chars()
        .mapToObj(
            unit ->
                unit > ' ' - 1 && unit < 0x7f
                    ? String.valueOf((char) unit)
                    : String.format(Locale.ROOT, "\\u%04x", unit))
        .collect(Collectors.joining());
  }

  private static String form(String name) {
    return Normalizer.normalize(name, Normalizer.Form.NFC);
  }
}
