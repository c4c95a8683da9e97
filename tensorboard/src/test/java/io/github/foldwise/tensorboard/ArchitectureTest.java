package io.github.foldwise.tensorboard;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class ArchitectureTest {
  private static final JavaClasses CLASSES =
      new ClassFileImporter().importPath(Path.of("target", "classes"));

  @Test
  void of_tensorflow_it_knows_the_protos_alone() {
    noClasses()
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(
            "io.github.foldwise.runtime..",
            "io.github.foldwise.datasets..",
            "io.github.foldwise.cli..",
            "io.github.foldwise.studies..",
            "io.github.foldwise.benchmarks..",
            "org.tensorflow",
            "org.tensorflow.internal..",
            "org.tensorflow.op..",
            "org.tensorflow.types..",
            "org.bytedeco..",
            "picocli..",
            "com.sun.jna..")
        .check(CLASSES);
  }

  @Test
  void it_knows_the_front_door_of_runs_and_not_their_engine() {
    noClasses()
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(
            "io.github.foldwise.run.engine..",
            "io.github.foldwise.run.journal..",
            "io.github.foldwise.run.machine..",
            "io.github.foldwise.run.plan..",
            "io.github.foldwise.run.records..")
        .check(CLASSES);
  }
}
