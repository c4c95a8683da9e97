package io.github.foldwise.datasets;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class ArchitectureTest {
  private static final JavaClasses CLASSES =
      new ClassFileImporter().importPath(Path.of("target", "classes"));

  @Test
  void data_sets_need_the_declarations_archives_and_csv_only() {
    noClasses()
        .should()
        .dependOnClassesThat()
        .resideOutsideOfPackages(
            "io.github.foldwise.datasets..",
            "io.github.foldwise.canonical..",
            "io.github.foldwise.check..",
            "io.github.foldwise.data..",
            "java..",
            "javax.imageio..",
            "org.apache.commons.compress.archivers..",
            "org.apache.commons.csv..")
        .check(CLASSES);
  }
}
