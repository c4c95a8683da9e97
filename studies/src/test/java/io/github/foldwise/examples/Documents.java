package io.github.foldwise.examples;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** The project's documents, seen from the module's folder. */
final class Documents {
  static final Path ROOT = Path.of("..");
  static final Path README = ROOT.resolve("README.md");

  private Documents() {}

  /** The Markdown files in the root and directly in docs. */
  static List<Path> all() throws IOException {
    try (Stream<Path> root = Files.list(ROOT);
        Stream<Path> docs = Files.list(ROOT.resolve("docs"))) {
      return Stream.concat(root, docs)
          .filter(file -> file.toString().endsWith(".md"))
          .sorted()
          .toList();
    }
  }
}
