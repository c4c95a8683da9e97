package io.github.foldwise.runtime.layer;

import static io.github.foldwise.model.Layers.dropout;
import static io.github.foldwise.model.Layers.input;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.github.foldwise.data.Shape;
import io.github.foldwise.goldens.Golden;
import io.github.foldwise.model.CheckedModel;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.MethodOrderer.OrderAnnotation;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;

/** What masks hold, against Keras 3.8.0, which draws others from the same distribution. */
@TestMethodOrder(OrderAnnotation.class)
class DropoutGoldenTest {
  private static final Golden GOLDEN = Golden.read("dropout.json");
  private static final Shape IMAGE = Shape.image(10, 10, 4);
  private static final int VALUES = 10 * 400; // ten images

  private final double rate = GOLDEN.at("rate").number();

  @Test
  void values_are_0_or_scaled_and_a_share_of_1_less_the_rate_is_kept() {
    CheckedModel model = dropout(rate).flatten().classify(2).check(IMAGE);
    float[] x = new float[VALUES];
    Arrays.fill(x, (float) GOLDEN.at("input").number());
    float[] either = GOLDEN.at("unique_outputs").floats();
    try (LayerRun layer = new LayerRun(model, 1)) {
      int kept = 0;
      for (float value : layer.at(0, 1).train(x)) {
        assertThat(value).isIn(either[0], either[1]);
        kept += value == either[1] ? 1 : 0;
      }
      // √(0.4 · 0.6 / 4000) is 0.0077; Keras's own share is of 64,000 values
      assertThat((double) kept / VALUES).isCloseTo(1 - rate, within(4 * 0.0077));
      assertThat((double) kept / VALUES)
          .isCloseTo(GOLDEN.at("kept_fraction").number(), within(4 * 0.0077));

      assertThat(Arrays.equals(layer.infer(x), x))
          .isEqualTo(GOLDEN.at("inference_identity").truth());
    }
  }

  /** The golden lists the values that occur in each map of ones at rate 0.5: one only. */
  @Test
  void a_channel_of_an_image_is_kept_or_dropped_as_a_whole() {
    List<Golden> maps = GOLDEN.at("spatial_unique_per_map").elements();
    Shape image = Shape.image(5, 5, maps.size());
    CheckedModel model =
        input(5, 5, maps.size()).spatialDropout(0.5).flatten().classify(2).check(image);
    float[] x = new float[image.size()];
    Arrays.fill(x, 1);
    int ofKeras = 0;
    int ours = 0;
    try (LayerRun layer = new LayerRun(model, 1)) {
      float[] y = layer.at(0, 1).train(x);
      for (int channel = 0; channel < maps.size(); channel++) {
        float[] values = maps.get(channel).floats();
        assertThat(values).hasSize(1);
        ofKeras += values[0] == 2 ? 1 : 0;
        for (int cell = 0; cell < 25; cell++) {
          assertThat(y[cell * maps.size() + channel]).isEqualTo(y[channel]).isIn(0f, 2f);
        }
        ours += y[channel] == 2 ? 1 : 0;
      }
    }
    // 24 channels at rate 0.5: 12 are kept, give or take √6 = 2.4
    assertThat(ofKeras).isBetween(3, 21);
    assertThat(ours).isBetween(3, 21);
  }

  @Test
  @Order(Integer.MAX_VALUE)
  void every_number_of_the_file_was_compared() {
    GOLDEN.requireAllCompared();
  }
}
