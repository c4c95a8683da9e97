package io.github.foldwise.training;

import static io.github.foldwise.model.Layers.flatten;
import static io.github.foldwise.training.Training.adam;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.foldwise.check.Problem;
import io.github.foldwise.data.ImageData;
import io.github.foldwise.data.Shape;
import io.github.foldwise.model.ModelSpec;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ObjectiveTest {
  private static final ModelSpec SOFTMAX = flatten().classify(10);
  private static final ModelSpec SIGMOIDS = flatten().classifyEach(10);
  private static final ModelSpec BINARY = flatten().binary();

  @ParameterizedTest
  @ValueSource(
      strings = {
        "sparse_cross_entropy",
        "sparse_cross_entropy(0.1)",
        "one_hot_cross_entropy",
        "one_hot_cross_entropy(0.25)",
        "binary_cross_entropy",
        "binary_cross_entropy(1E-7)",
        "focal",
        "focal(0.5,2,0)",
        "binary_focal",
        "binary_focal(1.5,0.1)",
        "binary_focal(2,0,0.25)",
        "mean_squared_error",
        "mean_absolute_error",
        "huber",
        "huber(0.5)"
      })
  void a_loss_reads_what_it_writes(String text) {
    assertThat(Loss.read(text)).map(Loss::toString).hasValue(text);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "HUBER              | huber",
        "huber( 0.50 )      | huber(0.5)",
        "focal(0.25, 2, 0)  | focal",
        "huber(1)           | huber"
      })
  void case_and_blanks_do_not_matter_and_keras_numbers_go_without_saying(
      String text, String written) {
    assertThat(Loss.read(text)).map(Loss::toString).hasValue(written);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "sparse", "huber()", "huber(1,2)", "huber(x)", "huber(1", "focal(1,2)"})
  void what_is_no_loss_is_not_read(String text) {
    assertThat(Loss.read(text)).isEmpty();
  }

  @Test
  void its_words() {
    assertThat(Loss.words())
        .containsExactly(
            "sparse_cross_entropy",
            "one_hot_cross_entropy",
            "binary_cross_entropy",
            "focal",
            "binary_focal",
            "mean_squared_error",
            "mean_absolute_error",
            "huber");
  }

  @Test
  void defaults_are_those_of_keras() {
    assertThat(Loss.focal()).isEqualTo(Loss.focal(0.25, 2));
    assertThat(Loss.binaryFocal()).isEqualTo(Loss.binaryFocal(2));
    assertThat(Loss.huber()).isEqualTo(Loss.huber(1));
    assertThat(Loss.sparseCrossEntropy()).isEqualTo(Loss.SPARSE_CROSS_ENTROPY);
    assertThat(Loss.oneHotCrossEntropy()).isEqualTo(Loss.ONE_HOT_CROSS_ENTROPY);
  }

  @Test
  void its_text_holds_every_number_and_sorts_the_classes() {
    Map<Integer, Double> weights = new HashMap<>(Map.of(9, 0.5, 0, 2.0));
    Training training =
        adam(1e-3)
            .loss(Loss.binaryFocal().balanced(0.25).labelSmoothing(0.1))
            .classWeights(weights);
    weights.clear();

    assertThat(training.text())
        .contains(
            "objective=(loss=binary_focal(gamma=2 label_smoothing=0.1 alpha=0.25)"
                + " class_weights=[0:2 9:0.5])");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "one_hot_cross_entropy(1)   | label smoothing in [0,1), found 1.0."
            + " 0.1 is usual, 0 leaves labels alone.",
        "sparse_cross_entropy(-0.1) | label smoothing in [0,1), found -0.1."
            + " 0.1 is usual, 0 leaves labels alone.",
        "binary_cross_entropy(2)    | label smoothing in [0,1), found 2.0."
            + " 0.1 is usual, 0 leaves labels alone.",
        "focal(-1,2,0)              | a finite alpha of at least 0, found -1.0."
            + " Use 0.25, as Keras.",
        "focal(1,1E+60,0)           | a finite gamma of at least 0, found 1.0E60."
            + " Use 2, as Keras; 0 is no focus.",
        "binary_focal(-2,0)         | a finite gamma of at least 0, found -2.0."
            + " Use 2, as Keras; 0 is no focus.",
        "binary_focal(2,0,2)        | alpha in [0,1], found 2.0. Use 0.25, as Keras.",
        "huber(0)                   | a finite delta above 0, found 0.0. Use 1, as Keras."
      })
  void the_numbers_of_a_loss_are_in_their_ranges(String loss, String rest) {
    assertThat(adam(1e-3).loss(Loss.read(loss).orElseThrow()).problems())
        .extracting(Problem::toString)
        .containsExactly("loss %s: expected %s".formatted(loss, rest.replace(". ", ".\n  ")));
  }

  @Test
  void class_weights_are_finite_and_not_negative() {
    Training training =
        adam(1e-3).classWeights(Map.of(-1, 1.0, 0, -2.0, 1, Double.NaN, 2, 1e60, 3, 0.0));

    assertThat(training.problems())
        .extracting(Problem::toString)
        .containsExactly(
            "classWeights: expected class numbers from 0, found -1.\n"
                + "  Number the classes from 0.",
            "classWeights: expected a finite weight of class 0, at least 0, found -2.0.\n"
                + "  1 leaves a class as it is, 0 leaves its rows out of the loss.",
            "classWeights: expected a finite weight of class 1, at least 0, found NaN.\n"
                + "  1 leaves a class as it is, 0 leaves its rows out of the loss.",
            "classWeights: expected a finite weight of class 2, at least 0, found 1.0E60.\n"
                + "  1 leaves a class as it is, 0 leaves its rows out of the loss.");
  }

  @Test
  void a_class_that_the_model_does_not_tell_apart_has_no_weight() {
    Training training = adam(1e-3).classWeights(Map.of(9, 2.0, 10, 2.0));

    assertThat(training.problems(SOFTMAX))
        .extracting(Problem::toString)
        .containsExactly(
            "classWeights: expected classes from 0 to 9, because the model has 10 classes,"
                + " found a weight of class 10.\n"
                + "  Leave it out, or give the model more classes.");
  }

  @Test
  void rows_are_weighted_once() {
    ImageData plain = ImageData.of(new byte[2], new int[] {0, 1}, Shape.image(1, 1, 1));
    Training training = adam(1e-3).classWeights(Map.of(1, 2.0));

    assertThat(training.problems(plain)).isEmpty();
    assertThat(adam(1e-3).problems(plain.withWeights(1, 2))).isEmpty();
    assertThat(training.problems(plain.withWeights(1, 2)))
        .extracting(Problem::toString)
        .containsExactly(
            "classWeights: expected weights of classes or weights of rows,"
                + " found classWeights({1=2.0}) on data with weights of its rows.\n"
                + "  Leave classWeights out, or multiply them into the weights of the rows.");
  }

  @Test
  void a_loss_of_sigmoids_contradicts_a_softmax() {
    assertThat(adam(1e-3).loss(Loss.binaryCrossEntropy()).problems(SOFTMAX))
        .extracting(Problem::toString)
        .containsExactly(
            "loss binary_cross_entropy: expected sigmoids, which classifyEach(n) and binary() make,"
                + " found classify(10), a softmax over the classes.\n"
                + "  End the model with classifyEach(n) or binary(), or train it on"
                + " sparseCrossEntropy().");
  }

  @Test
  void a_loss_of_a_softmax_contradicts_sigmoids() {
    String remedy = "\n  End the model with classify(n), or train it on binaryCrossEntropy().";

    assertThat(adam(1e-3).problems(BINARY))
        .extracting(Problem::toString)
        .containsExactly(
            "loss sparse_cross_entropy: expected a softmax, which classify(n) makes,"
                + " found binary(), a sigmoid of one logit."
                + remedy);
    assertThat(adam(1e-3).loss(Loss.focal()).problems(SIGMOIDS))
        .extracting(Problem::toString)
        .containsExactly(
            "loss focal: expected a softmax, which classify(n) makes,"
                + " found classifyEach(10), a sigmoid for each class."
                + remedy);
  }

  @Test
  void distances_go_with_every_head() {
    for (ModelSpec model : new ModelSpec[] {SOFTMAX, SIGMOIDS, BINARY}) {
      assertThat(adam(1e-3).loss(Loss.huber()).problems(model)).isEmpty();
      assertThat(adam(1e-3).loss(Loss.meanSquaredError()).problems(model)).isEmpty();
      assertThat(adam(1e-3).loss(Loss.meanAbsoluteError()).problems(model)).isEmpty();
    }
  }
}
