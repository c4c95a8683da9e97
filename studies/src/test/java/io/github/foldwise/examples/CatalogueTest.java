package io.github.foldwise.examples;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The catalogue speaks of words and golden files that there are, and of every golden file. */
class CatalogueTest {
  private static final Path CATALOGUE = Path.of("..", "docs", "catalogue.md");
  private static final Path GOLDENS =
      Path.of("..", "goldens", "src", "main", "resources", "goldens");
  private static final Pattern CODE = Pattern.compile("`([^`]+)`");
  private static final Pattern WORD = Pattern.compile("(?<![\\w\"])([a-zA-Z_]\\w+)(?=\\(|$)");

  @Test
  void every_golden_file_is_named_and_every_named_file_is_there() throws IOException {
    Set<String> named =
        rows().stream().flatMap(cells -> codes(cells.get(2))).collect(Collectors.toSet());
    try (Stream<Path> files = Files.list(GOLDENS)) {
      assertThat(named)
          .containsExactlyInAnyOrderElementsOf(
              files
                  .map(file -> file.getFileName().toString())
                  .filter(file -> !file.endsWith(".py"))
                  .toList());
    }
  }

  @Test
  void every_word_can_be_said() throws IOException {
    Set<String> said =
        rows().stream()
            .flatMap(cells -> codes(cells.get(1)))
            .flatMap(code -> WORD.matcher(code).results().map(MatchResult::group))
            .collect(Collectors.toCollection(TreeSet::new));

    assertThat(said).hasSizeGreaterThan(100).isSubsetOf(words());
  }

  private static Set<String> words() {
    Set<String> words = new TreeSet<>();
    for (JavaClass type :
        new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("io.github.foldwise")) {
      words.add(type.getSimpleName());
      type.getMethods().forEach(method -> words.add(method.getName()));
      type.getFields().forEach(field -> words.add(field.getName()));
    }
    return words;
  }

  /** The cells of each row of each table but their titles. */
  private static List<List<String>> rows() throws IOException {
    return Files.readAllLines(CATALOGUE, UTF_8).stream()
        .filter(line -> line.startsWith("| ") && line.endsWith("|"))
        .filter(line -> !line.endsWith("| Proof |"))
        .map(line -> Arrays.stream(line.substring(1).split("\\|")).map(String::strip).toList())
        .toList();
  }

  private static Stream<String> codes(String cell) {
    return CODE.matcher(cell).results().map(found -> found.group(1));
  }
}
