package io.github.foldwise.datasets;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;

class ArchitectureTest {
  private static final JavaClasses CLASSES =
      new ClassFileImporter()
          .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
          .importPackages("io.github.foldwise");

  @Test
  void only_the_runtime_package_sees_tensorflow() {
    noClasses()
        .that()
        .resideOutsideOfPackage("io.github.foldwise.runtime..")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("org.tensorflow..", "org.bytedeco..")
        .check(CLASSES);
  }

  @Test
  void data_sets_need_the_declarations_and_the_jdk_only() {
    noClasses()
        .that()
        .resideInAPackage("io.github.foldwise.datasets..")
        .should()
        .dependOnClassesThat()
        .resideOutsideOfPackages(
            "io.github.foldwise.datasets..",
            "io.github.foldwise.check..",
            "io.github.foldwise.data..",
            "io.github.foldwise.model..",
            "java..",
            "javax.imageio..")
        .check(CLASSES);
  }
}
