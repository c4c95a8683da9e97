package io.github.foldwise.studies;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class ArchitectureTest {
  private static final JavaClasses CLASSES =
      new ClassFileImporter().importPath(Path.of("target", "classes"));

  @Test
  void studies_know_neither_the_trainer_nor_the_terminal() {
    noClasses()
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(
            "io.github.foldwise.runtime..",
            "io.github.foldwise.benchmarks..",
            "org.tensorflow..",
            "org.bytedeco..",
            "picocli..",
            "com.sun.jna..")
        .check(CLASSES);
  }

  @Test
  void no_folder_of_any_module_holds_more_than_40_java_files() throws IOException {
    Map<Path, Long> counts = new TreeMap<>();
    for (Path module : modules()) {
      try (Stream<Path> files = Files.walk(module.resolve("src"))) {
        files
            .filter(file -> file.toString().endsWith(".java"))
            .forEach(file -> counts.merge(file.getParent(), 1L, Long::sum));
      }
    }

    assertThat(counts).hasSizeGreaterThan(50);
    assertThat(counts).allSatisfy((folder, files) -> assertThat(files).isLessThanOrEqualTo(40));
  }

  private static List<Path> modules() throws IOException {
    try (Stream<Path> siblings = Files.list(Path.of("").toAbsolutePath().getParent())) {
      return siblings.filter(sibling -> Files.isDirectory(sibling.resolve("src"))).toList();
    }
  }

  @Test
  void its_packages_form_no_circle() {
    slices().matching("io.github.foldwise.(**)").should().beFreeOfCycles().check(CLASSES);
  }
}
