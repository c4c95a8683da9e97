package io.github.foldwise.experiment;

import io.github.foldwise.check.Problem;
import io.github.foldwise.data.DataSet;
import io.github.foldwise.data.ImageData;
import io.github.foldwise.model.CheckedModel;
import io.github.foldwise.model.ModelSpec;
import io.github.foldwise.split.Fold;
import io.github.foldwise.sweep.Variant;
import io.github.foldwise.training.Training;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Checks one variant against the data: folds, training, model and classes. */
final class VariantCheck {
  private final Variant variant;
  private final Declared declared;
  private final DataSet data;
  private final Splits splits;
  private final TestImages testImages;
  private final List<Problem> problems = new ArrayList<>();
  private Optional<CheckedModel> model = Optional.empty();

  VariantCheck(
      Variant variant, Declared declared, DataSet data, Splits splits, TestImages testImages) {
    this.variant = variant;
    this.declared = declared;
    this.data = data;
    this.splits = splits;
    this.testImages = testImages;
    problems.addAll(declared.problems());
    declared.folds().ifPresent(folds -> problems.addAll(splits.of(folds).problems()));
    declared.training().ifPresent(training -> problems.addAll(training.problems()));
    declared.training().ifPresent(training -> problems.addAll(training.problems(data.training())));
    declared.model().ifPresent(this::checkModel);
    declared.training().ifPresent(this::checkWeightNames);
    if (problems.isEmpty()) {
      checkValidation(declared.training().orElseThrow());
    }
  }

  /** Its problems, in declaration order. */
  List<Problem> problems() {
    return problems;
  }

  /** Its warnings, which do not stop it. */
  List<Warning> warnings() {
    return declared
        .folds()
        .map(rule -> splits.warnings(rule, declared.training(), data.training()))
        .orElse(List.of());
  }

  /** Its folds; none if they are unknown. */
  List<Fold> folds() {
    return declared.folds().map(rule -> splits.of(rule).folds()).orElse(List.of());
  }

  /** The variant; call only if there are no problems. */
  CheckedVariant checked() {
    CheckedModel sound = model.orElseThrow();
    return new CheckedVariant(
        variant,
        declared.parameters(),
        sound,
        declared.training().orElseThrow(),
        declared.folds().orElseThrow().describe(),
        folds());
  }

  private void checkModel(ModelSpec spec) {
    model = Declaration.guard("model", () -> spec.check(data.training().shape()), problems::add);
    if (model.isPresent()) {
      checkLabels("training", data.training(), spec);
      data.test().ifPresent(test -> checkLabels("test", test, spec));
      checkNames(spec);
      declared.training().ifPresent(training -> problems.addAll(training.problems(spec)));
    }
  }

  private void checkWeightNames(Training training) {
    model.ifPresent(sound -> problems.addAll(training.problems(sound)));
  }

  /** Checks the validation rows of each fold, reporting each problem once. */
  private void checkValidation(Training training) {
    splits.of(declared.folds().orElseThrow()).folds().stream()
        .flatMap(
            fold ->
                training
                    .problems(
                        model.orElseThrow(),
                        data.training(),
                        fold.training(),
                        fold.validation().size())
                    .stream())
        .distinct()
        .forEach(problems::add);
    testImages.problem(training).ifPresent(problems::add);
  }

  /** Reports the first label that has no class in the model. */
  private void checkLabels(String set, ImageData images, ModelSpec spec) {
    int classes = spec.classes();
    for (int row = 0; row < images.rows(); row++) {
      if (images.label(row) >= classes) {
        problems.add(
            Problem.of(
                "label of %s row %s".formatted(set, row),
                "from 0 to %s, because the model has %s classes".formatted(classes - 1, classes),
                String.valueOf(images.label(row)),
                "End the model with %s, or fix the labels."
                    .formatted(spec.headWords(images.classes()))));
        return;
      }
    }
  }

  private void checkNames(ModelSpec spec) {
    int classes = spec.classes();
    int names = data.classNames().size();
    if (names > 0 && names < classes) {
      problems.add(
          Problem.of(
              "class names of " + data.name(),
              "a name for each of the model's %s classes".formatted(classes),
              String.valueOf(names),
              names < 2
                  ? "Name the other classes."
                  : "End the model with %s, or name the other classes."
                      .formatted(spec.headWords(names))));
    }
  }
}
