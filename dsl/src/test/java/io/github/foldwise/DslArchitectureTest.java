package io.github.foldwise;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class DslArchitectureTest {
  private static final JavaClasses DSL =
      new ClassFileImporter().importPath(Path.of("target", "classes"));

  @Test
  void the_dsl_knows_the_jdk_alone() {
    classes()
        .should()
        .onlyDependOnClassesThat()
        .resideInAnyPackage("java..", "io.github.foldwise..")
        .check(DSL);
  }

  @Test
  void its_packages_know_each_other_in_one_direction() {
    slices().matching("io.github.foldwise.(*)..").should().beFreeOfCycles().check(DSL);
  }

  @Test
  void its_packages_form_no_circle() {
    slices().matching("io.github.foldwise.(**)").should().beFreeOfCycles().check(DSL);
  }
}
