package io.github.foldwise.spark;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class ArchitectureTest {
  private static final JavaClasses CLASSES =
      new ClassFileImporter().importPath(Path.of("target", "classes"));

  @Test
  void it_knows_no_engine_and_of_runs_what_a_training_needs() {
    noClasses()
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(
            "io.github.foldwise.runtime..",
            "io.github.foldwise.datasets..",
            "io.github.foldwise.cli..",
            "io.github.foldwise.run.engine..",
            "org.tensorflow..",
            "org.bytedeco..",
            "com.fasterxml..")
        .check(CLASSES);
  }
}
