package io.github.foldwise.experiment;

import static io.github.foldwise.model.Layers.flatten;
import static io.github.foldwise.split.KFold.kFold;
import static io.github.foldwise.training.Training.adam;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.foldwise.data.DataSet;
import io.github.foldwise.data.ImageData;
import io.github.foldwise.data.Shape;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ClassesWithoutRowsTest {
  @Test
  void labels_that_count_from_1_leave_class_0_without_rows() {
    assertThat(warnings(List.of("@", "a", "b"), 1, 2, 1, 2, 1, 2))
        .containsExactly(
            "classes without rows: No training row is of class 0 (@)."
                + " The model cannot learn what it never sees."
                + " Labels count from 0: subtract 1 if yours start at 1.");
  }

  @Test
  void classes_without_names_are_named_by_their_numbers() {
    assertThat(warnings(List.of(), 0, 0, 0, 0, 0, 0))
        .containsExactly(
            "classes without rows: No training row is of classes 1, 2."
                + " The model cannot learn what it never sees.");
  }

  @Test
  void classes_that_all_occur_give_no_warning() {
    assertThat(warnings(List.of(), 0, 1, 2, 0, 1, 2)).isEmpty();
  }

  private static List<String> warnings(List<String> names, int... labels) {
    ImageData images = ImageData.of(new byte[labels.length], labels, Shape.image(1, 1, 1));
    CheckedExperiment checked =
        Experiment.named("toy")
            .data(locations -> new DataSet("toy", "Toy", images, Optional.empty(), names))
            .model(p -> flatten().classify(3))
            .training(p -> adam(1e-3))
            .folds(p -> kFold(2))
            .check(new DataSet("toy", "Toy", images, Optional.empty(), names));
    return new ClassesWithoutRows(checked).warnings().stream().map(Warning::toString).toList();
  }
}
