package io.github.foldwise.runtime;

import static io.github.foldwise.model.Layers.flatten;
import static io.github.foldwise.training.Training.adam;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.github.foldwise.check.RefusedException;
import io.github.foldwise.data.ImageData;
import io.github.foldwise.metrics.Metrics;
import io.github.foldwise.model.CheckedModel;
import io.github.foldwise.training.Loss;
import io.github.foldwise.training.Training;
import io.github.foldwise.trial.ConfusionMatrix;
import java.util.Arrays;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Weights of rows and classes from the outside: what they change, and what they leave alone. */
class WeightsTest {
  private static final ImageData IMAGES = ToyImages.of(20);
  private static final CheckedModel MODEL =
      flatten().classify(ToyImages.CLASSES).check(ToyImages.IMAGE);
  private static final Training TRAINING = adam(0.01).epochs(2).batch(8);

  @Test
  void weights_of_one_give_the_bits_of_none() {
    float[] ones = new float[20];
    Arrays.fill(ones, 1);
    float[] plain = kernel(TRAINING, IMAGES);

    assertThat(kernel(TRAINING, IMAGES.withWeights(ones))).containsExactly(plain);
    assertThat(kernel(TRAINING.classWeights(Map.of(0, 1.0, 2, 1.0)), IMAGES))
        .containsExactly(plain);
  }

  @Test
  void a_class_weight_is_the_weight_of_its_rows() {
    float[] weights = new float[20];
    for (int row = 0; row < weights.length; row++) {
      weights[row] = IMAGES.label(row) == 1 ? 3 : 1;
    }

    assertThat(kernel(TRAINING.classWeights(Map.of(1, 3.0)), IMAGES))
        .containsExactly(kernel(TRAINING, IMAGES.withWeights(weights)));
  }

  @Test
  void rows_that_weigh_nothing_are_measured_by_accuracy_alone() {
    float[] weights = new float[20];
    weights[0] = 1;
    try (CompiledModel compiled = CompiledModel.compile(MODEL, TRAINING);
        TrainedModel trained = compiled.train(IMAGES, 1)) {
      var all = trained.evaluate(IMAGES);
      var one = trained.evaluate(IMAGES.withWeights(weights));
      var first = trained.evaluate(IMAGES.limit(1));

      assertThat(one.confusion()).isEqualTo(all.confusion());
      assertThat(one.scores().accuracy()).isEqualTo(all.scores().accuracy());
      assertThat(one.scores().dataLoss()).isCloseTo(first.scores().dataLoss() / 20, within(1e-7f));
    }
  }

  @Test
  void metrics_are_of_the_predictions_and_know_the_weights() {
    float[] weights = new float[20];
    for (int row = 0; row < weights.length; row++) {
      weights[row] = row % 4;
    }
    try (CompiledModel compiled = CompiledModel.compile(MODEL, TRAINING);
        TrainedModel trained = compiled.train(IMAGES, 1)) {
      Metrics plain = trained.metrics(IMAGES);
      Metrics weighted = trained.metrics(IMAGES.withWeights(weights));
      ConfusionMatrix counts = trained.evaluate(IMAGES).confusion();
      float[][] probabilities = trained.predict(IMAGES);

      assertThat(plain.confusion()).isEqualTo(counts);
      assertThat(weighted.confusion()).isEqualTo(counts);
      assertThat(weighted.logLoss())
          .isEqualTo(Metrics.of(IMAGES.labels(), probabilities, weights).logLoss())
          .isNotEqualTo(plain.logLoss());
    }
  }

  @Test
  void weights_of_classes_and_of_rows_are_refused_together() {
    ImageData weighted = IMAGES.withWeights(new float[20]);
    try (CompiledModel compiled =
        CompiledModel.compile(MODEL, TRAINING.classWeights(Map.of(1, 3.0)))) {
      assertThatThrownBy(() -> compiled.train(weighted, 1))
          .isInstanceOf(RefusedException.class)
          .hasMessage(
              "classWeights: expected weights of classes or weights of rows,"
                  + " found classWeights({1=3.0}) on data with weights of its rows.\n"
                  + "  Leave classWeights out, or multiply them into the weights of the rows.");
    }
  }

  @Test
  void a_loss_that_contradicts_the_head_is_refused_before_anything_is_compiled() {
    assertThatThrownBy(() -> CompiledModel.compile(MODEL, TRAINING.loss(Loss.binaryFocal())))
        .isInstanceOf(RefusedException.class)
        .hasMessage(
            "loss binary_focal: expected sigmoids, which classifyEach(n) and binary() make,"
                + " found classify(3), a softmax over the classes.\n"
                + "  End the model with classifyEach(n) or binary(), or train it on"
                + " sparseCrossEntropy().");
  }

  private static float[] kernel(Training training, ImageData images) {
    try (CompiledModel compiled = CompiledModel.compile(MODEL, training);
        TrainedModel trained = compiled.train(images, 1)) {
      return trained.weight("dense_1/kernel");
    }
  }
}
