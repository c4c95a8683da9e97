package io.github.foldwise.datasets;

import io.github.foldwise.datasets.table.Table;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * One file of a table.
 *
 * @param file where it lies
 * @param path below the data's root, with {@code /}
 * @param split that its names say: {@code train}, {@code validation} or {@code test}
 * @param stamp that changes with the file
 */
record Shard(Path file, String path, Optional<String> split, String stamp, Table table) {
  static final String TRAIN = "train";
  static final String VALIDATION = "validation";
  static final String TEST = "test";

  private static final Map<String, String> SPLITS = // as Hugging Face reads names
      Map.ofEntries(
          Map.entry("train", TRAIN),
          Map.entry("training", TRAIN),
          Map.entry("validation", VALIDATION),
          Map.entry("valid", VALIDATION),
          Map.entry("val", VALIDATION),
          Map.entry("dev", VALIDATION),
          Map.entry("test", TEST),
          Map.entry("testing", TEST),
          Map.entry("eval", TEST),
          Map.entry("evaluation", TEST));

  private static final Pattern WORD = Pattern.compile("[a-z]+");

  /** What the name of a file says, or else that of a folder above it, the nearest first. */
  static Optional<String> split(String path) {
    List<String> names = List.of(path.toLowerCase(Locale.ROOT).split("/", -1));
    for (int i = names.size() - 1; i >= 0; i--) {
      Matcher word = WORD.matcher(names.get(i));
      while (word.find()) {
        if (SPLITS.containsKey(word.group())) {
          return Optional.of(SPLITS.get(word.group()));
        }
      }
    }
    return Optional.empty();
  }

  boolean isOf(String wanted) {
    return split.orElse(TRAIN).equals(wanted);
  }
}
