package io.github.foldwise.experiment;

import static io.github.foldwise.model.Layers.flatten;
import static io.github.foldwise.split.Folds.groupKFold;
import static io.github.foldwise.split.Folds.kFold;
import static io.github.foldwise.split.Folds.predefinedSplit;
import static io.github.foldwise.training.Training.adam;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.foldwise.check.RefusedException;
import io.github.foldwise.data.DataSet;
import io.github.foldwise.data.ImageData;
import io.github.foldwise.split.Fold;
import io.github.foldwise.split.Groups;
import io.github.foldwise.sweep.Param;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Experiments whose folds read what is written about the rows. */
class FoldsByTextTest {
  private static final Param<Integer> EPOCHS = Param.of("epochs", 3);
  private static final Experiment TOY =
      Experiment.named("toy")
          .model(p -> flatten().classify(3))
          .training(p -> adam(1e-3).epochs(p.get(EPOCHS)))
          .folds(p -> groupKFold(3, Groups.byName("patient-(\\d+)_")));

  @Test
  void no_fold_parts_the_rows_of_a_patient() {
    for (Fold fold : check(TOY, patients(6)).baseline().folds()) {
      assertThat(fold.validation().stream().map(row -> row / 6).distinct().boxed())
          .hasSize(2)
          .doesNotContainAnyElementsOf(
              fold.training().stream().map(row -> row / 6).distinct().boxed().toList());
    }
  }

  @Test
  void the_hash_depends_on_the_groups_and_on_no_other_names() {
    ImageData grouped = patients(6);
    ImageData renamed =
        grouped.withRowNames(grouped.rowNames().stream().map(name -> "x/" + name).toList());

    assertThat(check(TOY, renamed).hash()).isEqualTo(check(TOY, grouped).hash());
    assertThat(check(TOY, patients(4)).hash()).isNotEqualTo(check(TOY, grouped).hash());
    assertThat(check(TOY.folds(kFold(2)), patients(4)).hash())
        .isEqualTo(check(TOY.folds(kFold(2)), grouped).hash());
  }

  @Test
  void inner_folds_part_no_patient_either() {
    Experiment nested =
        TOY.ablate(EPOCHS, 1).nested(groupKFold(2, Groups.byName("patient-(\\d+)_")));

    assertThat(check(nested, patients(6)).innerFolds())
        .hasSize(3)
        .allSatisfy(
            folds ->
                assertThat(folds)
                    .allSatisfy(
                        fold ->
                            assertThat(fold.validation().stream().map(row -> row / 6).boxed())
                                .doesNotContainAnyElementsOf(
                                    fold.training().stream()
                                        .map(row -> row / 6)
                                        .boxed()
                                        .toList())));
    assertThat(check(nested, patients(6)).protocol().text())
        .contains("inner folds: group k-fold, k = 2, 6 groups of 36 rows by names like");
  }

  @Test
  void rows_without_names_are_refused_before_anything_trains() {
    assertThatThrownBy(() -> check(TOY, ToyData.images(36, 6)))
        .isInstanceOf(RefusedException.class)
        .hasMessage(
            """
            groups of the folds: expected rows with names, for names like 'patient-(\\d+)_' to \
            match, found none.
              Read images from files, or name them with withRowNames(...).\
            """);
    assertThatThrownBy(
            () ->
                check(
                    TOY.folds(kFold(2))
                        .ablate(EPOCHS, 1)
                        .nested(predefinedSplit(Groups.byColumn("fold"))),
                    patients(6)))
        .hasMessage(
            """
            nested(folds) in fold 1: predefined folds: expected a column 'fold' in the data, found \
            no columns.
              Name a column of the data, or add it with withColumn(...).\
            """);
  }

  /** Rows of three classes in turn; so many rows in succession are of one patient. */
  private static ImageData patients(int rows) {
    ImageData images = ToyData.images(36, 6);
    return images.withRowNames(
        IntStream.range(0, images.rows())
            .mapToObj(row -> "patient-%s_%s.png".formatted(row / rows, row % rows))
            .toList());
  }

  private static CheckedExperiment check(Experiment experiment, ImageData images) {
    return experiment.check(new DataSet("toy", "Toy", images, Optional.empty(), List.of()));
  }
}
