package io.github.foldwise.experiment;

import static io.github.foldwise.split.Folds.groupKFold;
import static io.github.foldwise.split.Folds.kFold;
import static io.github.foldwise.split.Folds.leaveOneOut;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.foldwise.data.DataSet;
import io.github.foldwise.data.ImageData;
import io.github.foldwise.data.Shape;
import io.github.foldwise.split.Folds;
import io.github.foldwise.split.Groups;
import java.util.List;
import java.util.Optional;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NameWarningsTest {
  @ParameterizedTest
  @CsvSource({
    "patient-7_003.png, patient-7",
    "cats/patient-7_3.png, patient-7",
    "sick/patient-7_3.png, sick/patient-7",
    "test/cats/patient-7_3.png, patient-7",
    "scene07-frame003.jpeg, scene07",
    "kitchen_001.png, kitchen",
    "person1_virus_6.jpeg, person1_virus",
    "S1 t2.bmp, S1",
    "12_left.png, 12",
    "scene12frame3.png, scene12frame",
    "cats/patient-7/003.png, patient-7",
    "cats/patient-7/slice_003.png, patient-7/slice",
    "2024.06.12.png, 2024.06"
  })
  void a_prefix_is_what_comes_before_the_number_of_a_file(String name, String prefix) {
    assertThat(NamePrefix.of(name, "cats")).contains(prefix);
  }

  @ParameterizedTest
  @CsvSource({
    "cats/003.png",
    "cats/persian/003.png",
    "red_shirt.png",
    "cat12.png",
    "_7.png",
    "cat_.png",
    "''"
  })
  void other_names_have_none(String name) {
    assertThat(NamePrefix.of(name, "cats")).isEmpty();
  }

  // Rows 0 to 19 of patients 0 to 4 in turn: each fold validates some rows of each.
  @Test
  void patients_on_both_sides_of_a_fold_are_reported_with_their_share() {
    assertThat(warnings(NameWarningsTest::patient, kFold(4)))
        .containsExactly(
            "related files: 5 beginnings of file names are shared by 20 of the 20 training rows,"
                + " such as 'patient-0' of a/patient-0_0.png, b/patient-0_1.png and 2 more:"
                + " 100.00 % of a fold's validation rows share theirs with rows that it trains on"
                + " (mean over the folds). If such files show the same patient or scene, accuracies"
                + " are too high: a model is evaluated on what it was trained on. Divide with"
                + " groupKFold and Groups.byName(...), which keep them together.");
  }

  @Test
  void patients_whom_no_fold_parts_give_no_warning() {
    assertThat(warnings(NameWarningsTest::patient, groupKFold(5, Groups.byName("(patient-\\d+)_"))))
        .isEmpty();
  }

  @Test
  void a_fold_of_one_row_parts_patients_too() {
    assertThat(warnings(row -> "patient-%s_%s.png".formatted(row / 2, row), leaveOneOut()))
        .hasSize(1);
  }

  // a fold validates 5 of 20 rows, a class has 10
  @Test
  void a_camera_a_class_and_a_number_of_its_own_are_no_patient() {
    assertThat(warnings(row -> "IMG_%s.png".formatted(row), kFold(4))).isEmpty();
    assertThat(warnings(row -> "%s_%s.png".formatted(row % 2, row), kFold(2))).isEmpty();
    assertThat(warnings(row -> "patient-%s_1.png".formatted(row), kFold(4))).isEmpty();
    assertThat(warnings(row -> "", kFold(4))).isEmpty();
  }

  @Test
  void rows_without_names_give_no_warning() {
    ImageData images = images();
    assertThat(
            new NameWarnings(
                    new DataSet("toy", "Toy", images, Optional.of(images), List.of("a", "b")),
                    kFold(4).split(images.labels()))
                .warnings())
        .isEmpty();
  }

  @Test
  void patients_in_the_test_set_are_reported_too() {
    ImageData training = images().withRowNames(names(NameWarningsTest::patient));
    ImageData test =
        images().withRowNames(names(row -> "test/patient-%s_%s.png".formatted(row, row)));
    Folds rule = groupKFold(5, Groups.byName("patient-(\\d+)_")).forRows(training.texts());

    assertThat(
            new NameWarnings(
                    new DataSet("toy", "Toy", training, Optional.of(test), List.of("a", "b")),
                    rule.split(training.labels()))
                .warnings())
        .singleElement()
        .extracting(Warning::finding)
        .asString()
        .endsWith(
            "and 2 more: 0.00 % of a fold's validation rows share theirs with rows that it trains"
                + " on (mean over the folds), and 25.00 % of the test rows.");
  }

  private static List<String> warnings(IntFunction<String> name, Folds rule) {
    ImageData images = images().withRowNames(names(name));
    return new NameWarnings(
            new DataSet("toy", "Toy", images, Optional.empty(), List.of("a", "b")),
            rule.forRows(images.texts()).split(images.labels()))
        .warnings().stream().map(Warning::toString).toList();
  }

  private static List<String> names(IntFunction<String> name) {
    return IntStream.range(0, 20).mapToObj(name).toList();
  }

  /** Two classes in turn. */
  private static ImageData images() {
    return ImageData.of(
        new byte[20], IntStream.range(0, 20).map(row -> row % 2).toArray(), Shape.image(1, 1, 1));
  }

  private static String patient(int row) {
    return "%s/patient-%s_%s.png".formatted(row % 2 == 0 ? "a" : "b", row % 5, row / 5);
  }
}
