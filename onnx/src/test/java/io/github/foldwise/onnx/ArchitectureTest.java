package io.github.foldwise.onnx;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class ArchitectureTest {
  private static final JavaClasses CLASSES =
      new ClassFileImporter().importPath(Path.of("target", "classes"));

  @Test
  void onnx_files_need_models_and_protobuf_and_no_tensorflow() {
    noClasses()
        .should()
        .dependOnClassesThat()
        .resideOutsideOfPackages(
            "io.github.foldwise.onnx..",
            "io.github.foldwise.check..",
            "io.github.foldwise.data..",
            "io.github.foldwise.layer..",
            "io.github.foldwise.model..",
            "io.github.foldwise.runtime",
            "io.github.foldwise.runtime.file",
            "com.google.protobuf..",
            "java..")
        .check(CLASSES);
  }
}
