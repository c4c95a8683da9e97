package io.github.foldwise.datasets;

import io.github.foldwise.check.Problem;
import io.github.foldwise.check.RefusedException;
import io.github.foldwise.datasets.array.FileStamp;
import io.github.foldwise.datasets.files.FileFault;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Finds the files of an IDX data set by their names: MNIST's, with a prefix such as {@code
 * emnist-letters} or {@code qmnist} or without.
 *
 * @param prefix of the names; empty for the only one that is there
 * @param extended whether labels of several columns are wanted where there are both
 */
record IdxNames(Optional<String> prefix, boolean extended) {
  private static final Pattern NAME =
      Pattern.compile(
          "(?:(.+)[-_.])?(train|t10k|test)-(images|labels)[-.]idx([1-4])-[a-z0-9]+(?:\\.gz)?");

  private record Named(String prefix, IdxPart part, int dimensions, Path file) {}

  /** The file of each part that is there; refused if the folder holds several data sets. */
  Map<IdxPart, Path> in(Path folder) {
    TreeMap<String, Map<IdxPart, Path>> sets = new TreeMap<>();
    for (Named named : named(folder)) {
      sets.computeIfAbsent(named.prefix(), unseen -> new EnumMap<>(IdxPart.class))
          .putIfAbsent(named.part(), named.file());
    }
    if (prefix.isPresent()) {
      return sets.getOrDefault(prefix.get(), Map.of());
    }
    if (sets.containsKey("")) {
      return sets.get("");
    }
    if (sets.size() > 1) {
      throw new RefusedException(
          Problem.of(
              folder.toString(),
              "the files of one IDX data set",
              "those of " + String.join(", ", sets.keySet()),
              "Say which with .prefix(\"%s\"), or give each a folder of its own."
                  .formatted(sets.firstKey())));
    }
    return sets.isEmpty() ? Map.of() : sets.firstEntry().getValue();
  }

  /** Those first that are to be taken if there are several of a part. */
  private List<Named> named(Path folder) {
    Comparator<Named> wanted = Comparator.comparing(Named::dimensions);
    try (Stream<Path> listed = Files.list(folder)) {
      return listed
          .map(IdxNames::parsed)
          .flatMap(Optional::stream)
          .sorted(
              (extended ? wanted.reversed() : wanted)
                  .thenComparing(named -> !named.file().toString().endsWith(".gz"))
                  .thenComparing(named -> named.file().toString()))
          .toList();
    } catch (IOException e) {
      throw unlistable(folder, e);
    } catch (UncheckedIOException e) {
      throw unlistable(folder, e.getCause());
    }
  }

  private static Optional<Named> parsed(Path file) {
    Matcher name = NAME.matcher(String.valueOf(file.getFileName()));
    if (!name.matches()) {
      return Optional.empty();
    }
    boolean training = name.group(2).equals("train");
    boolean images = name.group(3).equals("images");
    IdxPart part =
        training
            ? images ? IdxPart.TRAINING_IMAGES : IdxPart.TRAINING_LABELS
            : images ? IdxPart.TEST_IMAGES : IdxPart.TEST_LABELS;
    String prefix = name.group(1) == null ? "" : name.group(1);
    return Optional.of(new Named(prefix, part, Integer.parseInt(name.group(4)), file));
  }

  /** Tells whether the files in a folder are still the same. */
  String stamp(Path folder) {
    try {
      StringBuilder stamp = new StringBuilder();
      for (Path file : in(folder).values()) {
        stamp.append(FileStamp.of(file)).append('\n');
      }
      return stamp.toString();
    } catch (IOException e) {
      throw unlistable(folder, e);
    }
  }

  private static RefusedException unlistable(Path folder, IOException cause) {
    return new RefusedException(
        Problem.of(
            folder.toString(),
            "a folder that you may read",
            FileFault.of(cause),
            "Give permission to read it."));
  }
}
