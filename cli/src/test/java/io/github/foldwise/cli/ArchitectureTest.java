package io.github.foldwise.cli;

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
          "io.github.foldwise.cli.terminal",
          "io.github.foldwise.cli.text",
          "io.github.foldwise.cli.progress",
          "io.github.foldwise.cli.format",
          "io.github.foldwise.cli.command",
          "io.github.foldwise.cli");

  @Test
  void only_the_engine_knows_the_trainer_and_only_formats_know_model_files() {
    noClasses()
        .that()
        .doNotHaveSimpleName("TensorFlowEngine")
        .and()
        .resideOutsideOfPackage("io.github.foldwise.cli.format")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(
            "io.github.foldwise.runtime..",
            "io.github.foldwise.keras..",
            "io.github.foldwise.onnx..")
        .check(CLASSES);
  }

  @Test
  void the_command_line_knows_no_tensorflow() {
    noClasses()
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("org.tensorflow..", "org.bytedeco..")
        .check(CLASSES);
  }

  @Test
  void the_command_line_knows_no_study() {
    noClasses()
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("io.github.foldwise.studies..", "io.github.foldwise.benchmarks..")
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
