package io.github.foldwise.examples;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The classes that ARCHITECTURE.md names as places to look at are there. */
class NamesTest {
  private static final Path ARCHITECTURE = Documents.ROOT.resolve("ARCHITECTURE.md");

  /** A class in backticks, with or without the end of its package and a member. */
  private static final Pattern CLASS =
      Pattern.compile("`((?:[a-z]+/)*[A-Z]\\w+)(?:\\.[A-Z]+|\\.[a-z]\\w*)?`");

  @Test
  void every_class_in_the_find_table_exists() throws IOException {
    List<String> named =
        Files.readAllLines(ARCHITECTURE, UTF_8).stream()
            .dropWhile(line -> !line.startsWith("## Where to find things"))
            .flatMap(line -> CLASS.matcher(line).results().map(found -> found.group(1)))
            .toList();
    List<String> sources = sources();

    assertThat(named)
        .hasSizeGreaterThan(40)
        .allMatch(
            name -> sources.stream().anyMatch(file -> file.endsWith("/" + name + ".java")),
            "is a class of the project");
  }

  private static List<String> sources() throws IOException {
    try (Stream<Path> files =
        Files.find(
            Documents.ROOT,
            20,
            (file, attributes) ->
                file.toString().endsWith(".java") && file.toString().contains("src"))) {
      return files.map(file -> file.toString().replace('\\', '/')).toList();
    }
  }
}
