package io.github.foldwise.examples;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Both sides are compared whole, so neither can change alone. */
class ReadmeTest {
  /** Seen from the module's folder. */
  private static final Path README = Path.of("..", "README.md");

  private static final Path EXAMPLES = Path.of("src/test/java/io/github/foldwise/examples");

  private static final Pattern FENCED = Pattern.compile("```java\n(.*?)```", Pattern.DOTALL);

  private static final Pattern MARKED =
      Pattern.compile("// README begins\n(.*?) *// README ends\n", Pattern.DOTALL);

  @Test
  void the_java_of_the_readme_is_the_java_that_the_build_compiles() throws IOException {
    assertThat(snippets(FENCED, README))
        .as("Java in README.md, and between the marks of the classes in %s", EXAMPLES)
        .isNotEmpty()
        .containsExactlyInAnyOrderElementsOf(compiled());
  }

  private static List<String> compiled() throws IOException {
    List<String> compiled = new ArrayList<>();
    try (Stream<Path> sources = Files.list(EXAMPLES)) {
      for (Path source : sources.filter(file -> !file.endsWith("ReadmeTest.java")).toList()) {
        compiled.addAll(snippets(MARKED, source));
      }
    }
    return compiled;
  }

  private static List<String> snippets(Pattern pattern, Path file) throws IOException {
    String text = Files.readString(file, UTF_8).replace("\r\n", "\n");
    return pattern.matcher(text).results().map(found -> outdented(found.group(1))).toList();
  }

  /** A snippet begins at the left margin, wherever it stands in its class. */
  private static String outdented(String snippet) {
    return snippet.stripTrailing().stripIndent();
  }
}
