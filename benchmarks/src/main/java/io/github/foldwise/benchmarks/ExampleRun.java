package io.github.foldwise.benchmarks;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** The committed example run: 4 variants, 5 folds, 2 epochs. */
final class ExampleRun {
  /** Relative to the project's root, where {@code benchmarks/run} starts. */
  static final Path FOLDER = Path.of("reports", "examples", "fashion-mnist-quick");

  private ExampleRun() {}

  /** Deletes what a benchmark wrote. */
  static void delete(Path folder) throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      List<Path> deepestFirst = files.sorted(Comparator.reverseOrder()).toList();
      for (Path file : deepestFirst) {
        Files.delete(file);
      }
    }
  }
}
