package io.github.foldwise.runtime.layer;

import static io.github.foldwise.model.Layers.gaussianNoise;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.github.foldwise.data.Shape;
import io.github.foldwise.model.CheckedModel;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Noise: how it is spread and what decides it. Keras draws other values of the same spread. */
class GaussianNoiseTest {
  private static final Shape IMAGE = Shape.image(10, 10, 4);
  private static final int VALUES = 10 * 400; // ten images
  private static final double DEVIATION = 0.3;

  private final CheckedModel model =
      gaussianNoise(DEVIATION).gaussianNoise(DEVIATION).flatten().classify(2).check(IMAGE);
  private final float[] zeros = new float[VALUES];

  /** With n = 4000 values: a mean within σ/√n, a deviation within σ/√(2n), a third beyond σ. */
  @Test
  void values_are_spread_normally_around_those_of_the_input() {
    try (LayerRun layer = new LayerRun(model, 1)) {
      float[] noise = layer.at(0, 1).train(zeros);
      double sum = 0;
      double squares = 0;
      int beyond = 0;
      for (float value : noise) {
        sum += value;
        squares += (double) value * value;
        beyond += Math.abs(value) > DEVIATION ? 1 : 0;
      }
      assertThat(sum / VALUES).isCloseTo(0, within(4 * DEVIATION / Math.sqrt(VALUES)));
      assertThat(Math.sqrt(squares / VALUES))
          .isCloseTo(DEVIATION, within(4 * DEVIATION / Math.sqrt(2.0 * VALUES)));
      // 0.3173 of a normal distribution; √(0.3173 · 0.6827 / 4000) is 0.0074
      assertThat((double) beyond / VALUES).isCloseTo(0.3173, within(4 * 0.0074));
    }
  }

  @Test
  void it_is_added_and_gradients_pass_it() {
    float[] x = new float[VALUES];
    Random random = new Random(1);
    for (int i = 0; i < VALUES; i++) {
      x[i] = (float) random.nextGaussian();
    }
    try (LayerRun layer = new LayerRun(model, 1)) {
      float[] noise = layer.at(3, 4).train(zeros);
      float[] y = layer.at(3, 4).train(x);
      for (int i = 0; i < VALUES; i++) {
        assertThat(y[i]).isEqualTo(x[i] + noise[i]);
      }
      assertThat(layer.at(3, 4).backward(zeros, x)).containsExactly(x);
    }
  }

  @Test
  void a_draw_is_decided_by_seed_layer_and_step() {
    try (LayerRun first = new LayerRun(model, 1);
        LayerRun second = new LayerRun(model, 2)) {
      float[] noise = first.at(3, 4).train(zeros);
      assertThat(first.at(3, 4).train(zeros)).containsExactly(noise);
      assertIndependent(first.at(2, 4).train(zeros), noise);
      assertIndependent(first.at(3, 5).train(zeros), noise);
      assertIndependent(second.at(3, 4).train(zeros), noise);
    }
  }

  @Test
  void there_is_none_after_training_or_at_a_deviation_of_0() {
    CheckedModel without = gaussianNoise(0).flatten().classify(2).check(IMAGE);
    try (LayerRun layer = new LayerRun(model, 1);
        LayerRun none = new LayerRun(without, 1)) {
      assertThat(layer.at(0, 1).infer(zeros)).containsExactly(zeros);
      assertThat(none.at(0, 1).train(zeros)).containsExactly(zeros);
    }
  }

  /** The correlation of n independent pairs is within 1/√n of 0. */
  private static void assertIndependent(float[] one, float[] other) {
    double product = 0;
    for (int i = 0; i < VALUES; i++) {
      product += one[i] * other[i] / (DEVIATION * DEVIATION * VALUES);
    }
    assertThat(product).isCloseTo(0, within(4 / Math.sqrt(VALUES)));
  }
}
