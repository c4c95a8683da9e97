package io.github.foldwise.runtime.layer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.github.foldwise.data.ImageData;
import io.github.foldwise.model.CheckedModel;
import io.github.foldwise.runtime.Example;
import io.github.foldwise.runtime.Examples;
import io.github.foldwise.runtime.OpenModel;
import io.github.foldwise.runtime.RandomModels;
import io.github.foldwise.runtime.loss.LossParts;
import io.github.foldwise.runtime.loss.ReferenceObjective;
import io.github.foldwise.training.Training;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Losses and gradients of TensorFlow's float32 graph against plain loops in float64. */
@Tag("kernels")
class GradientTest {
  static Stream<Example> examples() {
    return Examples.all();
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource({"examples", "randomModels"})
  void losses_and_their_central_differences_are_those_of_the_reference(Example example) {
    assertReference(example, example.training(), example.images());
  }

  static Stream<Example> losses() {
    return Examples.losses();
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("losses")
  void weights_of_rows_and_of_classes_scale_them(Example example) {
    float[] weights = new float[example.rows()];
    for (int row = 0; row < weights.length; row++) {
      weights[row] = row * 0.75f; // the first one is left out
    }
    assertReference(example, example.training(), example.images().withWeights(weights));
    assertReference(
        example, example.training().classWeights(Map.of(0, 2.5, 1, 0.25)), example.images());
  }

  private static void assertReference(Example example, Training training, ImageData data) {
    CheckedModel model = example.checked();
    Map<String, float[]> weights = example.weights();
    Map<String, double[]> wide = Example.widened(weights);
    ReferenceTensor images = example.referenceImages();
    var trained = ReferenceObjective.training(training.objective(), data);
    var judged = ReferenceObjective.inference(training.objective(), data);
    try (OpenModel open = new OpenModel(model, training)) {
      open.write(weights);
      OpenModel.TrainingPass pass = open.trainingPass(data);
      assertClose(
          "in training", pass.loss(), ReferencePass.training(model, wide).loss(images, trained));
      assertClose(
          "after training",
          open.inferenceLoss(data),
          ReferencePass.inference(model, wide).loss(images, judged));
      assertClose(pass.gradients(), CentralDifferences.gradients(model, wide, images, trained));
    }
  }

  /** Without those that pool cells which are equal whatever the weights: all of it is a kink. */
  static Stream<Example> randomModels() {
    RandomModels models = RandomModels.ofSmoothLayers(23);
    return IntStream.iterate(1, number -> number + 1)
        .mapToObj(number -> Example.of("random model " + number, models.next().spec()))
        .filter(example -> example.smoothWeights().isPresent())
        .limit(40);
  }

  /** Values from tables of the error function, to 15 decimals. */
  @ParameterizedTest(name = "erf({0}) = {1}")
  @CsvSource({
    "0, 0",
    "0.5, 0.520499877813047",
    "1, 0.842700792949715",
    "2, 0.995322265018953",
    "3, 0.999977909503001",
    "-1, -0.842700792949715",
    "7, 1"
  })
  void the_reference_knows_the_error_function(double x, double expected) {
    assertThat(ReferenceActivation.erf(x)).isCloseTo(expected, within(1e-14));
  }

  static void assertClose(Map<String, float[]> actual, Map<String, double[]> expected) {
    assertThat(actual).containsOnlyKeys(expected.keySet());
    expected.forEach(
        (name, values) -> {
          float[] found = actual.get(name);
          assertThat(found).as(name).hasSize(values.length);
          for (int i = 0; i < values.length; i++) {
            assertClose(name + "[" + i + "]", found[i], values[i]);
          }
        });
  }

  private static void assertClose(String when, LossParts actual, LossParts expected) {
    assertClose("data loss " + when, actual.data(), expected.data());
    assertClose("activity penalty " + when, actual.activity(), expected.activity());
    assertClose("weight penalty " + when, actual.weights(), expected.weights());
  }

  /**
   * A float32 keeps 6e-8 of a value; a sum of the up to 200 terms of order 1 that make one of these
   * gradients, forward and back through three layers, loses up to 4e-6 of it, six times less than
   * is allowed. A wrong term, count or factor is off by 1e-3 and more.
   */
  private static void assertClose(String what, double actual, double expected) {
    assertThat(actual).as(what).isCloseTo(expected, within(2e-5 * Math.abs(expected) + 2e-6));
  }
}
