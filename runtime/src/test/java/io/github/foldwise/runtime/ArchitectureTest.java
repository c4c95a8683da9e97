package io.github.foldwise.runtime;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ArchitectureTest {
  private static final JavaClasses CLASSES =
      new ClassFileImporter().importPath(Path.of("target", "classes"));

  /** From the bottom to the top. */
  private static final List<String> LAYERS =
      List.of(
          "io.github.foldwise.runtime.tensorflow",
          "io.github.foldwise.runtime.device",
          "io.github.foldwise.runtime.file",
          "io.github.foldwise.runtime.graph",
          "io.github.foldwise.runtime.convolution",
          "io.github.foldwise.runtime.cost",
          "io.github.foldwise.runtime.loss",
          "io.github.foldwise.runtime.update",
          "io.github.foldwise.runtime.layer",
          "io.github.foldwise.runtime.augment",
          "io.github.foldwise.runtime.head",
          "io.github.foldwise.runtime.session",
          "io.github.foldwise.runtime.loop",
          "io.github.foldwise.runtime.serving",
          "io.github.foldwise.runtime.savedmodel",
          "io.github.foldwise.runtime",
          "io.github.foldwise.runtime.safetensors");

  @Test
  void the_runtime_knows_the_declarations_image_files_and_tensorflow_only() {
    noClasses()
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(
            "io.github.foldwise.datasets",
            "io.github.foldwise.reports..",
            "io.github.foldwise.run..",
            "io.github.foldwise.cli..",
            "io.github.foldwise.studies..",
            "io.github.foldwise.benchmarks..",
            "com.fasterxml..",
            "picocli..",
            "com.sun.jna..")
        .check(CLASSES);
  }

  @Test
  void its_packages_form_no_circle() {
    slices().matching("io.github.foldwise.(**)").should().beFreeOfCycles().check(CLASSES);
  }

  @Test
  void every_package_has_its_layer() {
    classes().should().resideInAnyPackage(LAYERS.toArray(String[]::new)).check(CLASSES);
  }

  @ParameterizedTest
  @MethodSource("layers")
  void no_layer_knows_one_above_it(String layer) {
    List<String> above = LAYERS.subList(LAYERS.indexOf(layer) + 1, LAYERS.size());

    noClasses()
        .that()
        .resideInAPackage(layer)
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(above.toArray(String[]::new))
        .check(CLASSES);
  }

  static List<String> layers() {
    return LAYERS.subList(0, LAYERS.size() - 1);
  }
}
