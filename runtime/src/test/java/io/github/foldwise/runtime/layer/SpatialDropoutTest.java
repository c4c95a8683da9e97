package io.github.foldwise.runtime.layer;

import static io.github.foldwise.model.Layers.input;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.github.foldwise.data.Shape;
import io.github.foldwise.model.CheckedModel;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

/** Masks of whole channels: what decides them, and what shares them. */
class SpatialDropoutTest {
  private static final int IMAGES = 20;
  private static final int CHANNELS = 50;
  private static final int CELLS = 12;
  private static final Shape IMAGE = Shape.image(3, 4, CHANNELS);

  private final CheckedModel model =
      input(3, 4, CHANNELS)
          .spatialDropout(0.6)
          .spatialDropout(0.6)
          .flatten()
          .classify(2)
          .check(IMAGE);
  private final float[] x = filled(2);

  @Test
  void all_cells_of_a_channel_share_one_factor_and_each_image_has_its_own() {
    try (LayerRun layer = new LayerRun(model, 1)) {
      float[] y = layer.at(0, 1).train(x);
      int kept = 0;
      for (int image = 0; image < IMAGES; image++) {
        for (int channel = 0; channel < CHANNELS; channel++) {
          float first = at(y, image, 0, channel);
          assertThat(first).isIn(0f, 5f); // 2 / (1 − 0.6)
          kept += first == 5 ? 1 : 0;
          for (int cell = 1; cell < CELLS; cell++) {
            assertThat(at(y, image, cell, channel)).isEqualTo(first);
          }
        }
      }
      // √(0.4 · 0.6 / 1000) is 0.0155
      assertThat((double) kept / (IMAGES * CHANNELS)).isCloseTo(0.4, within(4 * 0.0155));
      assertThat(Arrays.copyOfRange(y, 0, CHANNELS))
          .isNotEqualTo(Arrays.copyOfRange(y, CELLS * CHANNELS, (CELLS + 1) * CHANNELS));
    }
  }

  @Test
  void a_mask_is_decided_by_seed_layer_and_step() {
    try (LayerRun first = new LayerRun(model, 1);
        LayerRun second = new LayerRun(model, 2)) {
      float[] mask = first.at(3, 4).train(x);
      assertThat(first.at(3, 4).train(x)).containsExactly(mask);
      assertThat(first.at(2, 4).train(x)).isNotEqualTo(mask);
      assertThat(first.at(3, 5).train(x)).isNotEqualTo(mask);
      assertThat(second.at(3, 4).train(x)).isNotEqualTo(mask);
    }
  }

  @Test
  void gradients_meet_the_same_mask() {
    try (LayerRun layer = new LayerRun(model, 1)) {
      float[] mask = layer.at(3, 4).train(filled(1));
      assertThat(layer.at(3, 4).backward(x, filled(1))).containsExactly(mask);
    }
  }

  @Test
  void nothing_is_dropped_after_training() {
    try (LayerRun layer = new LayerRun(model, 1)) {
      assertThat(layer.at(0, 1).infer(x)).containsExactly(x);
    }
  }

  private static float at(float[] y, int image, int cell, int channel) {
    return y[(image * CELLS + cell) * CHANNELS + channel];
  }

  private static float[] filled(float value) {
    float[] values = new float[IMAGES * CELLS * CHANNELS];
    Arrays.fill(values, value);
    return values;
  }
}
