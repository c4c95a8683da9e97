package io.github.foldwise.examples;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The Java in the README and in docs is compiled code: neither side can change alone. */
class ReadmeTest {
  private static final Path EXAMPLES = Path.of("src/test/java/io/github/foldwise/examples");

  private static final Pattern FENCED = Pattern.compile("```java\n(.*?)```", Pattern.DOTALL);

  private static final Pattern MARKED =
      Pattern.compile("// README begins\n(.*?) *// README ends\n", Pattern.DOTALL);

  @Test
  void the_java_of_the_documents_is_the_java_that_the_build_compiles() throws IOException {
    Set<String> compiled = new TreeSet<>();
    try (Stream<Path> sources = Files.list(EXAMPLES)) {
      for (Path source : sources.filter(file -> !file.endsWith("ReadmeTest.java")).toList()) {
        compiled.addAll(snippets(MARKED, source));
      }
    }
    Set<String> documented = new TreeSet<>();
    for (Path document : Documents.all()) {
      documented.addAll(snippets(FENCED, document));
    }

    assertThat(documented)
        .as("Java in README.md and docs, and between the marks of the classes in %s", EXAMPLES)
        .isNotEmpty()
        .containsExactlyInAnyOrderElementsOf(compiled);
  }

  @Test
  void the_readme_is_short() throws IOException {
    assertThat(Files.size(Documents.README)).isLessThanOrEqualTo(8_000);
  }

  /** Without blanks and line ends: a document may break its lines elsewhere. */
  private static Set<String> snippets(Pattern pattern, Path file) throws IOException {
    String text = Files.readString(file, UTF_8).replace("\r\n", "\n");
    Set<String> snippets = new TreeSet<>();
    pattern
        .matcher(text)
        .results()
        .map(found -> found.group(1).replaceAll("\\s+", ""))
        .forEach(snippets::add);
    return snippets;
  }
}
