package io.github.foldwise;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.simpleName;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.methods;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import io.github.foldwise.check.CheckReturnValue;
import io.github.foldwise.experiment.Experiment;
import io.github.foldwise.layer.NormLayer;
import io.github.foldwise.layer.Pooling;
import io.github.foldwise.model.FeatureMaps;
import io.github.foldwise.model.Features;
import io.github.foldwise.model.ModelSpec;
import io.github.foldwise.training.Training;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Error Prone refuses a dropped result if a class has {@link CheckReturnValue}. */
class DroppedResultTest {
  private static final JavaClasses DSL =
      new ClassFileImporter()
          .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
          .importPackages("io.github.foldwise");

  private static final DescribedPredicate<JavaClass> STAGES =
      DescribedPredicate.describe(
          "stages",
          type ->
              List.of(
                      Experiment.class,
                      Training.class,
                      FeatureMaps.class,
                      Features.class,
                      ModelSpec.class,
                      NormLayer.class,
                      Pooling.class)
                  .stream()
                  .anyMatch(type::isAssignableTo));

  @Test
  void a_stage_that_is_made_may_not_be_dropped() {
    methods()
        .that()
        .arePublic()
        .and()
        .haveRawReturnType(STAGES)
        .and()
        .areDeclaredInClassesThat()
        .arePublic()
        .and()
        .areDeclaredInClassesThat()
        .areNotRecords()
        .should()
        .beDeclaredInClassesThat()
        .areAnnotatedWith(CheckReturnValue.class)
        .check(DSL);
  }

  @Test
  void words_that_stages_inherit_may_not_be_dropped() {
    classes()
        .that(simpleName("Activated").or(simpleName("ActivatedWithin")))
        .or(simpleName("Weighted").or(simpleName("Stage")))
        .or(STAGES)
        .should()
        .beAnnotatedWith(CheckReturnValue.class)
        .check(DSL);
  }
}
