package io.github.foldwise.reports;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;

class ArchitectureTest {
  private static final JavaClasses CLASSES =
      new ClassFileImporter()
          .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
          .importPackages("io.github.foldwise.reports");

  @Test
  void reports_know_no_engine() {
    noClasses().should().dependOnClassesThat().resideInAPackage("org.tensorflow..").check(CLASSES);
  }

  @Test
  void reports_know_no_other_module() {
    noClasses()
        .should()
        .dependOnClassesThat(
            resideInAPackage("io.github.foldwise..")
                .and(not(resideInAPackage("io.github.foldwise.reports.."))))
        .check(CLASSES);
  }
}
