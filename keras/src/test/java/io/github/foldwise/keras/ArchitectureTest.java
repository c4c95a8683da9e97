package io.github.foldwise.keras;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class ArchitectureTest {
  private static final JavaClasses CLASSES =
      new ClassFileImporter().importPath(Path.of("target", "classes"));

  @Test
  void keras_files_need_the_declarations_the_runtime_jackson_and_jhdf_only() {
    noClasses()
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(
            "io.github.foldwise.datasets..",
            "io.github.foldwise.reports..",
            "io.github.foldwise.run..",
            "io.github.foldwise.cli..",
            "io.github.foldwise.studies..",
            "io.github.foldwise.benchmarks..",
            "org.tensorflow..",
            "picocli..",
            "com.sun.jna..")
        .check(CLASSES);
  }

  @Test
  void its_packages_form_no_circle() {
    slices().matching("io.github.foldwise.(**)").should().beFreeOfCycles().check(CLASSES);
  }
}
