package io.github.foldwise.experiment;

import static io.github.foldwise.metrics.Score.balancedAccuracy;
import static io.github.foldwise.metrics.Score.macroF1;
import static io.github.foldwise.metrics.Score.weightedF1;
import static io.github.foldwise.model.Layers.flatten;
import static io.github.foldwise.split.Folds.kFold;
import static io.github.foldwise.split.Folds.leaveOneOut;
import static io.github.foldwise.split.Folds.stratifiedKFold;
import static io.github.foldwise.training.Training.adam;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.foldwise.data.DataSet;
import io.github.foldwise.sweep.Param;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Ten rows of the classes 0, 1 and 2 in turn. */
class ScoreWarningsTest {
  private static final Param<Integer> BATCH = Param.of("batch", 4);
  private static final Experiment TOY =
      Experiment.named("toy")
          .model(flatten().classify(3))
          .training(p -> adam(1e-3).batch(p.get(BATCH)));

  @Test
  void folds_with_all_classes_give_none() {
    assertThat(warnings(TOY.folds(stratifiedKFold(3)).score(macroF1()))).isEmpty();
  }

  @Test
  void a_class_that_a_fold_does_not_validate_leaves_the_mean_of_the_classes_there() {
    // Folds of 2 rows each lack one of the three classes.
    assertThat(warnings(TOY.folds(kFold(5)).score(macroF1())))
        .containsExactly(
            "score of fewer classes: The validation rows of folds 1, 2, 3, 4, 5 of 5 lack a class."
                + " There the macro-F1 is a mean over fewer classes, as in scikit-learn, so it"
                + " differs between folds for any model. Choose stratified folds, or fewer of"
                + " them.");
    assertThat(warnings(TOY.folds(leaveOneOut()).score(balancedAccuracy())))
        .singleElement()
        .asString()
        .contains("There the balanced accuracy is a mean over fewer classes");
  }

  @Test
  void a_score_that_weighs_classes_by_their_rows_gives_none() {
    assertThat(warnings(TOY.folds(kFold(5)))).isEmpty();
    assertThat(warnings(TOY.folds(kFold(5)).score(weightedF1()))).isEmpty();
  }

  @Test
  void inner_folds_are_counted() {
    // 15 training rows of each fold: one inner fold of 3 rows and six of 2.
    DataSet data = new DataSet("toy", "Toy", ToyData.images(30, 6), Optional.empty(), List.of());

    assertThat(
            warnings(TOY.folds(kFold(2)).ablate(BATCH, 8).nested(kFold(7)).score(macroF1()), data))
        .containsExactly(
            "score of fewer classes: The validation rows of 12 inner folds of 14 lack a class."
                + " There the macro-F1 is a mean over fewer classes, as in scikit-learn, so it"
                + " differs between folds for any model. Choose stratified folds, or fewer of"
                + " them.");
  }

  private static List<String> warnings(Experiment experiment) {
    return warnings(experiment, ToyData.set());
  }

  private static List<String> warnings(Experiment experiment, DataSet data) {
    return experiment.check(data).warnings().stream()
        .filter(warning -> warning.kind().equals("score of fewer classes"))
        .map(Warning::toString)
        .toList();
  }
}
