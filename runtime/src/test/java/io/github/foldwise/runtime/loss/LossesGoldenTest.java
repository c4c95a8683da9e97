package io.github.foldwise.runtime.loss;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.foldwise.data.ImageData;
import io.github.foldwise.goldens.Golden;
import io.github.foldwise.goldens.Tolerance;
import io.github.foldwise.layer.ClassHead;
import io.github.foldwise.runtime.LogitsModel;
import io.github.foldwise.training.Loss;
import io.github.foldwise.trial.Scores;
import java.util.stream.Stream;
import org.junit.jupiter.api.MethodOrderer.OrderAnnotation;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Cross-entropy against Keras 3.8.0, of logits up to ±200. */
@TestMethodOrder(OrderAnnotation.class)
class LossesGoldenTest {
  private static final Golden GOLDEN = Golden.read("losses.json");
  private static final float[] LOGITS = GOLDEN.at("logits").tensor();
  private static final int[] LABELS = GOLDEN.at("labels").ints();
  private static final int ROWS = LABELS.length;

  static Stream<Loss> crossEntropies() {
    return Stream.of(Loss.SPARSE_CROSS_ENTROPY, Loss.ONE_HOT_CROSS_ENTROPY);
  }

  @ParameterizedTest
  @MethodSource("crossEntropies")
  void of_each_row(Loss loss) {
    float[] losses = losses(loss);
    check(losses, "sparse_from_logits");
    check(losses, "sparse_from_softmax_tensor_per_sample(logits recovered)");
    check(losses, "categorical_from_softmax_tensor_per_sample(logits recovered)");
  }

  @ParameterizedTest
  @MethodSource("crossEntropies")
  void of_a_batch_is_the_mean_in_training_and_afterwards(Loss loss) {
    try (LogitsModel model = open(loss)) {
      ImageData images = model.images(LOGITS, LABELS);
      double expected = GOLDEN.at("mean_reduction_sparse_from_logits").number();
      Tolerance.FORMULA.check("training", model.trainingLoss(images), expected);
      Scores scores = model.scores(images, 3);
      for (String path : GOLDEN.names()) {
        if (path.startsWith("evaluate_through")) {
          float[] judged = GOLDEN.at(path, "result").floats();
          Tolerance.FORMULA.check(path + " in batches of 3 and 1", scores.loss(), judged[0]);
          assertThat(scores.accuracy()).isEqualTo(judged[1]);
        }
      }
    }
  }

  @ParameterizedTest
  @MethodSource("crossEntropies")
  void its_gradient_is_the_probabilities_less_the_labels(Loss loss) {
    float[] probabilities = GOLDEN.at("probs").tensor();
    float[] expected = new float[3];
    for (int i = 0; i < 3 * ROWS; i++) {
      expected[i % 3] += (probabilities[i] - (LABELS[i / 3] == i % 3 ? 1 : 0)) / ROWS;
    }
    try (LogitsModel model = open(loss)) {
      ImageData images = model.images(LOGITS, LABELS);
      Tolerance.FORMULA.check("probabilities", model.probabilities(images), probabilities);
      Tolerance.FORMULA.check("gradient", model.gradient(images), expected);
    }
  }

  /** Keras's sparse loss cannot be smoothed; ours is then the one-hot loss. */
  @Test
  void of_smoothed_labels() {
    String golden = "categorical_label_smoothing_0.1_from_logits";
    check(losses(Loss.oneHotCrossEntropy().labelSmoothing(0.1)), golden);
    check(losses(Loss.sparseCrossEntropy().labelSmoothing(0.1)), golden);
  }

  /** Without alpha and gamma, Keras's focal loss is its clipped cross-entropy of probabilities. */
  @Test
  void clipped_probabilities_where_keras_does_not_use_logits() {
    float[] losses = losses(Loss.focal(1, 0));
    check(losses, "sparse_from_plain_probs_per_sample");
    check(losses, "categorical_from_plain_probs_per_sample");
    check(
        losses(Loss.focal(1, 0).labelSmoothing(0.1)),
        "categorical_label_smoothing_0.1_from_plain_probs");
    assertThat(RowLosses.EPSILON).isEqualTo((float) GOLDEN.at("backend_epsilon").number());
  }

  @ParameterizedTest
  @MethodSource("crossEntropies")
  void weights_of_rows_do_not_divide_the_sum(Loss loss) {
    float[] weights = GOLDEN.at("sample_weight").floats();
    double mean = GOLDEN.at("sample_weighted_sum_over_batch_size").number();
    try (LogitsModel model = open(loss)) {
      ImageData images = model.images(LOGITS, LABELS).withWeights(weights);
      Tolerance.FORMULA.check("training", model.trainingLoss(images), mean);
      Tolerance.FORMULA.check("afterwards", model.scores(images, 3).dataLoss(), mean);
      float sum = model.loss(images, 0, ROWS);
      Tolerance.FORMULA.check("sum", sum, GOLDEN.at("sample_weighted_sum").number());
      double others = GOLDEN.at("sample_weighted_mean_with_sample_weight").number();
      Tolerance.FORMULA.check("sum over the weights 1 + 2 + 0.5 + 0", sum / 3.5, others);
    }
  }

  @Test
  @Order(Integer.MAX_VALUE)
  void every_number_of_the_file_was_compared() {
    GOLDEN.requireAllCompared();
  }

  private static void check(float[] losses, String golden) {
    Tolerance.FORMULA.check(golden, losses, GOLDEN.at(golden).floats());
  }

  private static float[] losses(Loss loss) {
    float[] losses = new float[ROWS];
    try (LogitsModel model = open(loss)) {
      ImageData images = model.images(LOGITS, LABELS);
      for (int row = 0; row < ROWS; row++) {
        losses[row] = model.loss(images, row, row + 1);
      }
    }
    return losses;
  }

  private static LogitsModel open(Loss loss) {
    return new LogitsModel(ClassHead.SOFTMAX, 3, loss);
  }
}
