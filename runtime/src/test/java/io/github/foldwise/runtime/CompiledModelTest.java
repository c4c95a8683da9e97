package io.github.foldwise.runtime;

import static io.github.foldwise.augmentation.Augmentations.crop;
import static io.github.foldwise.model.Layers.conv;
import static io.github.foldwise.model.Layers.residual;
import static io.github.foldwise.training.Training.adam;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.foldwise.check.RefusedException;
import io.github.foldwise.data.ImageData;
import io.github.foldwise.data.Shape;
import io.github.foldwise.goldens.Tolerance;
import io.github.foldwise.model.CheckedModel;
import io.github.foldwise.model.ModelSpec;
import io.github.foldwise.runtime.device.Device;
import io.github.foldwise.training.Training;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What only a whole graph shows. */
@Tag("kernels")
class CompiledModelTest {
  private static final Shape SHAPE = Shape.image(6, 5, 2);
  private static final ImageData DATA = floats();

  /** TensorFlow would make one factor of the sum of equal terms and of the scaling of bytes. */
  @Test
  void images_of_floats_go_through_a_block_that_is_its_own_input_after_training() {
    ModelSpec model = residual(b -> b.dropout(0.5)).flatten().classify(2);

    assertThat(probabilities(model, adam(1e-3))).hasDimensions(8, 2);
  }

  /** A kernel whose elements all reach beyond the border, except the middle one, keeps that one. */
  @ParameterizedTest
  @ValueSource(ints = {6, 7, 100, Integer.MAX_VALUE})
  void a_dilation_beyond_the_border_is_the_middle_of_its_kernel(int dilation) {
    ModelSpec reaching = conv(2, 3).dilation(dilation).flatten().classify(2);
    ModelSpec middle = conv(2, 1).flatten().classify(2);
    try (CompiledModel far = CompiledModel.compile(reaching.check(SHAPE), adam(1e-3));
        CompiledModel near = CompiledModel.compile(middle.check(SHAPE), adam(1e-3));
        TrainedModel whole = far.initial(1)) {
      Map<String, float[]> weights = new LinkedHashMap<>(whole.weights());
      weights.computeIfPresent(
          "conv_1/kernel", (name, kernel) -> Arrays.copyOfRange(kernel, 4 * 4, 5 * 4));
      try (TrainedModel part = near.train(DATA, 1, weights);
          TrainedModel same = far.train(DATA, 1, whole.weights())) {
        float[][] expected = part.predict(DATA);
        float[][] actual = same.predict(DATA);
        for (int row = 0; row < expected.length; row++) {
          Tolerance.TRAJECTORY.check("row " + row, actual[row], expected[row]);
        }
      }
    }
  }

  @Test
  void a_crop_that_does_not_fit_the_model_and_no_threads_are_refused_before_the_graph_is_built() {
    CheckedModel model = conv(2, 3).relu().flatten().classify(2).check(SHAPE);
    Training training = adam(1e-3).augment(crop(3, 3, 0));

    assertThatThrownBy(() -> CompiledModel.compile(model, training, Device.CPU, 0))
        .isInstanceOf(RefusedException.class)
        .hasMessage(
"""
threads: expected at least 1, found 0.
  Use 1: its bits can be repeated.
augment crop(3, 3, 0): expected images of 6×5 in the end, as the model takes them, found 3×3.
  Let the last crop be crop(6, 5, padding).""");
  }

  @Test
  void models_say_what_they_are_in_one_line_and_null_arguments_are_named() {
    CheckedModel model = conv(2, 3).relu().flatten().classify(2).check(SHAPE);
    try (CompiledModel compiled = CompiledModel.compile(model, adam(1e-3));
        TrainedModel trained = compiled.train(DATA, 1)) {
      assertThat(compiled).hasToString("compiled model of 160 parameters for cpu");
      assertThat(trained).hasToString("trained model of 160 parameters, 1 epoch");
      assertThatThrownBy(() -> trained.predict((ImageData) null)).hasMessage("images");
      assertThatThrownBy(() -> compiled.train(null, 1)).hasMessage("data");
      assertThatThrownBy(() -> CompiledModel.compile(model, null)).hasMessage("training");
    }
  }

  private static ImageData floats() {
    float[] pixels = new float[8 * SHAPE.size()];
    int[] labels = new int[8];
    for (int i = 0; i < pixels.length; i++) {
      pixels[i] = (float) Math.sin(i);
    }
    for (int row = 0; row < labels.length; row++) {
      labels[row] = row % 2;
    }
    return ImageData.of(pixels, labels, SHAPE);
  }

  private static float[][] probabilities(ModelSpec model, Training training) {
    try (CompiledModel compiled = CompiledModel.compile(model.check(SHAPE), training);
        TrainedModel trained = compiled.train(DATA, 1, Map.of())) {
      return trained.predict(DATA);
    }
  }
}
