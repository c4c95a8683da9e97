package io.github.foldwise.parquet;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class ArchitectureTest {
  private static final JavaClasses CLASSES =
      new ClassFileImporter().importPath(Path.of("target", "classes"));

  @Test
  void parquet_files_need_the_tables_of_data_sets_and_codecs_only() {
    noClasses()
        .should()
        .dependOnClassesThat()
        .resideOutsideOfPackages(
            "io.github.foldwise.parquet..",
            "io.github.foldwise.check..",
            "io.github.foldwise.datasets.table..",
            "com.fasterxml.jackson..",
            "io.airlift.compress..",
            "java..")
        .check(CLASSES);
  }
}
