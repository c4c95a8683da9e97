package io.github.foldwise.runtime;

import static io.github.foldwise.model.Layers.conv;
import static io.github.foldwise.training.Training.sgd;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.github.foldwise.data.ImageData;
import io.github.foldwise.model.CheckedLayer;
import io.github.foldwise.model.ModelSpec;
import io.github.foldwise.model.Shape;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Which of the two comes first changes no bit, whatever the signs of gamma. */
@Tag("kernels")
class NormBeforePoolTest {
  private static final Shape IMAGE = Shape.image(7, 7, 1);
  private static final ModelSpec PAIR = conv(3, 1).bn().pool(3).flatten().classify(2);

  /** What drops nothing stands between, and keeps them apart. */
  private static final ModelSpec APART =
      conv(3, 1).bn().spatialDropout(0).pool(3).flatten().classify(2);

  private final Random random = new Random(3);

  private final ImageData images = ImageData.of(random(5 * 7 * 7), new int[5], IMAGE);

  @ParameterizedTest(name = "gamma {0}, {1}, {2}")
  @CsvSource({"1, 0.5, 2", "-1, 0.5, 2", "-1, -0.5, -2", "0, 1, 0", "0, -1, 0"})
  void the_pair_predicts_what_the_norm_and_then_the_pool_do(
      float first, float second, float third) {
    Map<String, float[]> weights = weights(first, second, third);

    assertThat(predictions(PAIR, weights, images))
        .isDeepEqualTo(predictions(APART, weights, images));
  }

  /** TensorFlow's one op for the norm, which graphics cards take, is the oracle. */
  @ParameterizedTest(name = "gamma {0}, {1}, {2}")
  @CsvSource({"1, 0.5, 2", "-1, 0.5, 2", "-1, -0.5, -2"})
  void the_pair_learns_what_the_norm_and_then_the_pool_do(float first, float second, float third) {
    Map<String, float[]> weights = weights(first, second, third);
    Map<String, float[]> expected = gradients(PAIR, weights, new Kernels(false, true));

    for (ModelSpec model : List.of(PAIR, APART)) {
      Map<String, float[]> gradients = gradients(model, weights, Kernels.ofCpu(false));
      assertThat(gradients).containsOnlyKeys(expected.keySet());
      gradients.forEach(
          (weight, gradient) ->
              assertThat(gradient).as(weight).containsExactly(expected.get(weight), within(1e-5f)));
    }
    assertThat(expected.get("conv_1/kernel")[1]).isNotZero();
  }

  @Test
  void only_a_max_pool_right_behind_a_batch_norm_makes_a_pair() {
    List<CheckedLayer> pair = PAIR.check(IMAGE).layers();
    List<CheckedLayer> apart = APART.check(IMAGE).layers();
    List<CheckedLayer> average =
        conv(3, 1).bn().avgPool(3).flatten().classify(2).check(IMAGE).layers();

    assertThat(NormBeforePool.is(pair.get(1), pair.get(2))).isTrue();
    assertThat(NormBeforePool.is(pair.get(0), pair.get(1))).isFalse();
    assertThat(NormBeforePool.is(apart.get(1), apart.get(2))).isFalse();
    assertThat(NormBeforePool.is(average.get(1), average.get(2))).isFalse();
  }

  private Map<String, float[]> weights(float... gamma) {
    Map<String, float[]> weights = new LinkedHashMap<>();
    PAIR.check(IMAGE)
        .weights()
        .forEach(weight -> weights.put(weight.name(), random((int) weight.size())));
    weights.put("bn_1/gamma", gamma);
    weights.put("bn_1/moving_variance", new float[] {0.5f, 1, 2});
    return weights;
  }

  private Map<String, float[]> gradients(
      ModelSpec model, Map<String, float[]> weights, Kernels kernels) {
    try (OpenModel open = new OpenModel(model.check(IMAGE), sgd(0.1), kernels)) {
      open.write(weights);
      return open.gradients(images);
    }
  }

  private static float[][] predictions(
      ModelSpec model, Map<String, float[]> weights, ImageData images) {
    var checked = model.check(IMAGE);
    try (CompiledModel compiled = CompiledModel.compile(checked, sgd(0.1));
        TrainedModel trained = compiled.of(GivenWeights.of(checked, weights))) {
      return trained.predict(images);
    }
  }

  private float[] random(int size) {
    float[] values = new float[size];
    for (int i = 0; i < size; i++) {
      values[i] = random.nextFloat() - 0.5f;
    }
    return values;
  }
}
