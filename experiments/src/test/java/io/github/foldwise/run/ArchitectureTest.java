package io.github.foldwise.run;

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
          "io.github.foldwise.run.settings",
          "io.github.foldwise.run.plan",
          "io.github.foldwise.run.journal",
          "io.github.foldwise.run.records",
          "io.github.foldwise.run.machine",
          "io.github.foldwise.run.engine",
          "io.github.foldwise.run");

  @Test
  void the_engine_knows_no_trainer_no_command_line_and_no_data_set() {
    noClasses()
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(
            "io.github.foldwise.datasets..",
            "io.github.foldwise.runtime..",
            "io.github.foldwise.cli..",
            "io.github.foldwise.studies..",
            "io.github.foldwise.benchmarks..",
            "org.tensorflow..",
            "org.bytedeco..",
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
