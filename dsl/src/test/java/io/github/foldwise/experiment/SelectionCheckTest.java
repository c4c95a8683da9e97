package io.github.foldwise.experiment;

import static io.github.foldwise.model.Layers.flatten;
import static io.github.foldwise.split.Folds.stratifiedKFold;
import static io.github.foldwise.split.KFold.kFold;
import static io.github.foldwise.training.Training.adam;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.foldwise.check.RefusedException;
import io.github.foldwise.data.DataSet;
import io.github.foldwise.split.Folds;
import io.github.foldwise.sweep.Param;
import io.github.foldwise.sweep.Variant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class SelectionCheckTest {
  private static final Param<Integer> FOLDS = Param.of("folds", 3);
  private static final Param<Integer> EPOCHS = Param.of("epochs", 3);
  private static final Experiment TOY =
      Experiment.named("toy")
          .model(p -> flatten().classify(3))
          .training(p -> adam(1e-3).epochs(p.get(EPOCHS)))
          .folds(p -> kFold(p.get(FOLDS)));
  private static final Folds INNER = kFold(2);

  @Test
  void candidates_are_validated_on_the_same_rows_and_each_is_another_computation() {
    CheckedExperiment checked =
        check(
            TOY.ablate(EPOCHS, 1, 5)
                .ablate("twins", Variant.named("one more", EPOCHS.to(5)))
                .ablate("chance", Variant.named("same", EPOCHS.to(3)).withNextSeed())
                .ablate(FOLDS, 4));

    assertThat(checked.candidates())
        .extracting(candidate -> candidate.variant().name())
        .containsExactly("baseline", "epochs=1", "epochs=5");
  }

  @Test
  void a_selection_within_folds_that_can_be_made_is_not_refused() {
    assertThat(check(TOY.ablate(EPOCHS, 1).nested(INNER).refitBest()).protocol().inner())
        .contains(INNER);
  }

  @Test
  void a_selection_from_one_variant_or_beside_pruning_is_refused() {
    assertThatThrownBy(() -> check(TOY.nested(INNER).prune(Pruning.median())))
        .isInstanceOf(RefusedException.class)
        .hasMessage(
            """
            prune(…): expected variants with the baseline's folds, the only ones it can drop, found none.
              Add an ablation, or leave prune(…) out.
            nested(folds): expected at least 2 variants with the baseline's folds to select from, \
            found 1.
              Add an ablation, or leave nested(folds) out.
            nested(folds): expected every variant on every fold, found prune(%s), which drops some \
            by rows that must not select.
              Leave one of the two out.\
            """,
            Pruning.median());
  }

  // A fold of three trains on 24 of 36 rows of three classes in turn.
  @Test
  void inner_folds_that_cannot_be_made_are_refused_with_the_fold_around_them() {
    assertThatThrownBy(() -> check(TOY.ablate(EPOCHS, 1).nested(kFold(25))))
        .hasMessage(
            """
            nested(folds) in fold 1: folds: expected from 2 to the number of rows, 24, found 25.
              Choose a k in that range; 5 or 10 is usual.\
            """);
    assertThatThrownBy(() -> check(TOY.ablate(EPOCHS, 1).nested(stratifiedKFold(9))))
        .hasMessage(
            """
            nested(folds) in fold 1: folds: expected at most 8, the rows of the most frequent class, \
            found 9.
              Choose a smaller k, or folds that are not stratified.\
            """);
    assertThatThrownBy(
            () ->
                check(
                    TOY.training(
                            p -> adam(1e-3).epochs(p.get(EPOCHS)).validateOnLastOfEachClass(0.8))
                        .ablate(EPOCHS, 1)
                        .nested(INNER)))
        .hasMessage(
            """
            nested(folds) in fold 1: validateOnLastOfEachClass(0.8): expected training rows of every \
            class next to the share that it holds out, found none of class 2.
              Hold out a smaller share, or give these classes more rows.\
            """);
  }

  @Test
  void a_refit_without_rows_to_stop_by_is_refused() {
    Experiment stopped =
        TOY.training(p -> adam(1e-3).earlyStopping(e -> e.patience(p.get(EPOCHS))));

    assertThatThrownBy(() -> stopped.refitBest().check(ToyData.withoutTest()))
        .hasMessage(
            """
            refitBest(): earlyStopping on VAL_LOSS: expected validation rows to measure it on, found \
            none: there is no fold, and neither validateOnLast nor validateOn.
              Say validateOnLastOfEachClass(0.2), or monitor a figure of the training rows such as LOSS.\
            """);
  }

  @Test
  void a_refit_needs_no_test_rows() {
    assertThat(TOY.refitBest().check(ToyData.withoutTest()).protocol().refitsBest()).isTrue();
  }

  private static CheckedExperiment check(Experiment experiment) {
    return experiment.check(
        new DataSet(
            "toy", "Toy", ToyData.images(36, 8), Optional.of(ToyData.images(3, 8, 40)), List.of()));
  }
}
