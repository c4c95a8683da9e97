package io.github.foldwise.studies;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;

class ArchitectureTest {

  @Test
  void only_one_class_of_the_command_line_knows_the_engine() {
    noClasses()
        .that()
        .doNotHaveSimpleName("TensorFlowEngine")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("org.tensorflow..", "io.github.foldwise.runtime..")
        .check(
            new ClassFileImporter()
                .withImportOption(new ImportOption.DoNotIncludeTests())
                .importPackages("io.github.foldwise.experiments"));
  }
}
