package io.github.foldwise.run.engine;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import org.junit.jupiter.api.Test;

class ArchitectureTest {
  @Test
  void the_runner_knows_no_engine() {
    ArchRule rule =
        noClasses()
            .that()
            .resideInAPackage("io.github.foldwise.experiments.run..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("org.tensorflow..", "io.github.foldwise.runtime..");

    rule.check(
        new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("io.github.foldwise.experiments.run"));
  }
}
