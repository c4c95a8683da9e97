package io.github.foldwise.reports;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ArchitectureTest {
  private static final JavaClasses CLASSES =
      new ClassFileImporter()
          .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
          .importPackages("io.github.foldwise.reports");

  /** From the bottom to the top. */
  private static final List<String> LAYERS =
      List.of(
          "io.github.foldwise.reports.format",
          "io.github.foldwise.reports.records",
          "io.github.foldwise.reports.statistics",
          "io.github.foldwise.reports.comparison",
          "io.github.foldwise.reports.figure",
          "io.github.foldwise.reports.text",
          "io.github.foldwise.reports.page",
          "io.github.foldwise.reports.latex",
          "io.github.foldwise.reports");

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
