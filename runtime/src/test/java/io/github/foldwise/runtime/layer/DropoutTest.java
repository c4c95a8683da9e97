package io.github.foldwise.runtime.layer;

import static io.github.foldwise.model.Layers.dropout;
import static io.github.foldwise.model.Layers.input;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.github.foldwise.data.ImageData;
import io.github.foldwise.data.Shape;
import io.github.foldwise.model.CheckedModel;
import io.github.foldwise.runtime.Example;
import io.github.foldwise.runtime.OpenModel;
import io.github.foldwise.training.Training;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Masks: what they hold and what decides them. Keras draws others, from the same distribution. */
class DropoutTest {
  private static final Shape IMAGE = Shape.image(10, 10, 4);
  private static final int VALUES = 10 * 400; // ten images

  private static final double RATE = 0.6;

  private final CheckedModel model = dropout(RATE).dropout(RATE).flatten().classify(2).check(IMAGE);
  private final float[] x = filled(2);

  @Test
  void gradients_meet_the_same_mask() {
    float[] dy = new float[VALUES];
    Random random = new Random(1);
    for (int i = 0; i < VALUES; i++) {
      dy[i] = (float) random.nextGaussian();
    }
    try (LayerRun layer = new LayerRun(model, 1)) {
      float[] mask = layer.at(3, 4).train(filled(1));
      float[] dx = layer.at(3, 4).backward(x, dy);
      for (int i = 0; i < VALUES; i++) {
        assertThat(dx[i]).isEqualTo(dy[i] * mask[i]);
      }
    }
  }

  @Test
  void a_mask_is_decided_by_seed_layer_and_step() {
    try (LayerRun first = new LayerRun(model, 1);
        LayerRun second = new LayerRun(model, 2)) {
      float[] mask = first.at(3, 4).train(x);
      assertThat(first.at(3, 4).train(x)).containsExactly(mask);
      assertIndependent(first.at(2, 4).train(x), mask);
      assertIndependent(first.at(3, 5).train(x), mask);
      assertIndependent(second.at(3, 4).train(x), mask);
    }
  }

  @Test
  void each_image_has_a_mask_of_its_own() {
    try (LayerRun layer = new LayerRun(model, 1)) {
      float[] y = layer.at(0, 1).train(x);
      assertThat(Arrays.copyOfRange(y, 0, 400)).isNotEqualTo(Arrays.copyOfRange(y, 400, 800));
    }
  }

  @Test
  void nothing_is_dropped_after_training_or_at_rate_0() {
    try (LayerRun layer = new LayerRun(model, 1);
        LayerRun none = new LayerRun(dropout(0).flatten().classify(2).check(IMAGE), 1)) {
      assertThat(layer.at(0, 1).infer(x)).containsExactly(x);
      assertThat(none.at(0, 1).train(x)).containsExactly(x);
      assertThat(none.at(0, 1).backward(filled(1), x)).containsExactly(x);
    }
  }

  /** Two layers, of maps and of vectors, each with weights below it. */
  @Test
  void gradients_of_a_model_are_the_central_differences_under_its_masks() {
    Example example =
        Example.of(
            "dropout",
            input(6, 5, 2)
                .conv(3, 3)
                .tanh()
                .dropout(0.3)
                .flatten()
                .dense(4)
                .tanh()
                .dropout(0.5)
                .classify(3));
    CheckedModel checked = example.checked();
    Map<String, float[]> weights = RandomWeights.of(checked, 1);
    Map<String, double[]> wide = new HashMap<>(Example.widened(weights));
    wide.put("dropout_1/mask", mask(checked, 2, 3 * 90));
    wide.put("dropout_2/mask", mask(checked, 5, 3 * 4));
    ImageData images = example.images();
    try (OpenModel open = new OpenModel(checked, Training.adam(0.01))) {
      open.write(weights);
      GradientTest.assertClose(
          open.gradients(images, 3, 4),
          CentralDifferences.gradients(checked, wide, example.referenceImages(), images.labels()));
    }
  }

  /** Channels are dropped as one in the first layer; the second adds noise. */
  @Test
  void gradients_under_dropped_channels_and_noise_are_the_central_differences() {
    Example example =
        Example.of(
            "channels and noise",
            input(6, 5, 2)
                .conv(3, 3)
                .tanh()
                .spatialDropout(0.3)
                .flatten()
                .dense(4)
                .tanh()
                .gaussianNoise(0.5)
                .classify(3));
    CheckedModel checked = example.checked();
    Map<String, float[]> weights = RandomWeights.of(checked, 1);
    Map<String, double[]> wide = new HashMap<>(Example.widened(weights));
    wide.put("spatial_dropout_1/mask", mask(checked, 2, 3 * 90));
    wide.put("gaussian_noise_1/noise", noise(checked, 5, 3 * 4));
    ImageData images = example.images();
    try (OpenModel open = new OpenModel(checked, Training.adam(0.01))) {
      open.write(weights);
      GradientTest.assertClose(
          open.gradients(images, 3, 4),
          CentralDifferences.gradients(checked, wide, example.referenceImages(), images.labels()));
    }
  }

  private static double[] noise(CheckedModel model, int position, int size) {
    try (LayerRun layer = new LayerRun(model, position)) {
      return Example.widened(layer.at(3, 4).train(new float[size]));
    }
  }

  private static double[] mask(CheckedModel model, int position, int size) {
    try (LayerRun layer = new LayerRun(model, position)) {
      float[] ones = new float[size];
      Arrays.fill(ones, 1);
      return Example.widened(layer.at(3, 4).train(ones));
    }
  }

  /**
   * Two independent masks agree in a share of 0.4² + 0.6² = 0.52 of the places, give or take √(0.52
   * · 0.48 / 4000) = 0.0079.
   */
  private static void assertIndependent(float[] one, float[] other) {
    int equal = 0;
    for (int i = 0; i < VALUES; i++) {
      equal += one[i] == other[i] ? 1 : 0;
    }
    assertThat((double) equal / VALUES).isCloseTo(0.52, within(4 * 0.0079));
  }

  private static float[] filled(float value) {
    float[] values = new float[VALUES];
    Arrays.fill(values, value);
    return values;
  }
}
