package io.github.foldwise.goldens;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** No golden file lies about unused: each is read by a test that fails on a number left over. */
class GoldenFilesTest {
  private static final Path FILES = Path.of("src", "main", "resources", "goldens");
  private static final Path PROJECT = Path.of("..");

  static List<String> files() throws IOException {
    try (Stream<Path> files = Files.list(FILES)) {
      return files
          .map(file -> file.getFileName().toString())
          .filter(name -> !name.endsWith(".py"))
          .sorted()
          .toList();
    }
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("files")
  void a_test_walks(String file) throws IOException {
    try (Stream<Path> sources = Files.walk(PROJECT)) {
      assertThat(
              sources
                  .filter(source -> source.toString().endsWith("GoldenTest.java"))
                  .filter(source -> source.toString().contains("src/test/java"))
                  .map(GoldenFilesTest::text)
                  .filter(text -> text.contains('"' + file + '"'))
                  .filter(text -> file.endsWith(".txt") || text.contains("requireAllCompared()")))
          .as("tests that read %s to its last number", file)
          .isNotEmpty();
    }
  }

  private static String text(Path file) {
    try {
      return Files.readString(file, UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
