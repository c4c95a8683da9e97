package io.github.foldwise.runtime;

import static io.github.foldwise.model.Layers.flatten;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.github.foldwise.model.Initializer;
import io.github.foldwise.model.Initializer.Distribution;
import io.github.foldwise.model.Initializer.Fan;
import io.github.foldwise.model.Initializer.VarianceScaling;
import io.github.foldwise.model.Shape;
import io.github.foldwise.model.WeightRule;
import io.github.foldwise.model.WeightSpec;
import io.github.foldwise.training.Training;
import java.util.List;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.tensorflow.Graph;
import org.tensorflow.Result;
import org.tensorflow.Session;
import org.tensorflow.op.Ops;
import org.tensorflow.op.core.Placeholder;
import org.tensorflow.types.TFloat32;
import org.tensorflow.types.TInt64;

/** Initial weights against the limits and deviations of Keras 3.8.0. */
class InitializerGoldenTest {
  private static final Golden GOLDEN = Golden.read("initializers.json");

  @ParameterizedTest
  @ValueSource(strings = {"conv1_kernel", "conv2_kernel", "dense1_kernel", "dense2_kernel"})
  void glorot_uniform_fills_its_limits(String kernel) {
    double limit = golden(kernel, "glorot_limit");
    float[] drawn = draw(Initializer.GLOROT_UNIFORM, dims(kernel), 0, 1);
    assertThat(largest(drawn)).isBetween(limit * (1 - 20.0 / drawn.length), limit * (1 + 1e-6));
    assertDeviation(drawn, limit / Math.sqrt(3)); // that of U(−limit, limit)
  }

  @ParameterizedTest
  @ValueSource(strings = {"conv1_kernel", "conv2_kernel", "dense1_kernel", "dense2_kernel"})
  void he_normal_has_its_deviation_after_the_cut(String kernel) {
    float[] drawn = draw(Initializer.HE_NORMAL, dims(kernel), 0, 1);
    double cutoff = golden(kernel, "he_cutoff_2sigma");
    assertThat(largest(drawn)).isBetween(0.95 * cutoff, cutoff * (1 + 1e-6));
    assertDeviation(drawn, golden(kernel, "he_normal_target_std"));
  }

  /** Variance 3 over fans of 3·2·4 = 24 in and 3·2·5 = 30 out: limit √(9 / fan). */
  @ParameterizedTest(name = "{0} of a kernel of convolution: {1}")
  @CsvSource({"IN, 0.612372", "OUT, 0.547723", "AVERAGE, 0.577350"})
  void fans_of_a_convolution_count_the_window(Fan fan, double limit) {
    assertLimit(fan, List.of(3, 2, 4, 5), limit);
  }

  /** Fans of 20 in and 45 out. */
  @ParameterizedTest(name = "{0} of a dense kernel: {1}")
  @CsvSource({"IN, 0.670820", "OUT, 0.447214", "AVERAGE, 0.526235"})
  void fans_of_a_dense_kernel_are_its_sizes(Fan fan, double limit) {
    assertLimit(fan, List.of(20, 45), limit);
  }

  @Test
  void plain_distributions() {
    List<Integer> dims = List.of(100, 100);
    float[] uniform = draw(Initializer.randomUniform(1, 3), dims, 0, 1);
    assertThat(largest(uniform)).isBetween(2.99, 3.0);
    assertDeviation(uniform, 2 / Math.sqrt(12));
    float[] normal = draw(Initializer.randomNormal(0.3), dims, 0, 1);
    assertThat(largest(normal)).isGreaterThan(3 * 0.3);
    assertDeviation(normal, 0.3);
    float[] truncated = draw(Initializer.truncatedNormal(0.3), dims, 0, 1);
    assertThat(largest(truncated)).isBetween(1.95 * 0.3, 2 * 0.3 + 1e-6);
    assertDeviation(truncated, 0.87962566 * 0.3); // deviation of a standard normal cut at ±2
    assertThat(draw(Initializer.constant(0.25), List.of(2), 0, 1)).containsExactly(0.25f, 0.25f);
    assertThat(draw(Initializer.ZEROS, List.of(2), 0, 1)).containsExactly(0, 0);
    assertThat(draw(Initializer.ONES, List.of(2), 0, 1)).containsExactly(1, 1);
  }

  @Test
  void a_draw_is_decided_by_seed_and_position() {
    List<Integer> dims = List.of(4, 4);
    float[] drawn = draw(Initializer.GLOROT_UNIFORM, dims, 2, 7);
    assertThat(draw(Initializer.GLOROT_UNIFORM, dims, 2, 7)).containsExactly(drawn);
    assertThat(draw(Initializer.GLOROT_UNIFORM, dims, 2, 8)).doesNotContain(drawn);
    assertThat(draw(Initializer.GLOROT_UNIFORM, dims, 3, 7)).doesNotContain(drawn);
  }

  @Test
  void layers_of_one_shape_start_from_different_weights() {
    var model = flatten().dense(4).dense(4).dense(4).classify(4).check(Shape.image(2, 2, 1));
    try (OpenModel open = new OpenModel(model, Training.adam(0.01));
        OpenModel other = new OpenModel(model, Training.adam(0.01))) {
      open.session().initialize(5);
      other.session().initialize(5);
      for (String name : List.of("dense_2/kernel", "dense_3/kernel", "dense_4/kernel")) {
        float[] first = open.session().read("dense_1/kernel");
        assertThat(open.session().read(name)).doesNotContain(first);
        assertThat(open.session().read(name)).containsExactly(other.session().read(name));
      }
      float[] before = open.session().read("dense_1/kernel");
      open.session().initialize(6);
      assertThat(open.session().read("dense_1/kernel")).doesNotContain(before);
    }
  }

  private static void assertLimit(Fan fan, List<Integer> dims, double limit) {
    var initializer = new VarianceScaling(3, fan, Distribution.UNIFORM);
    assertThat(largest(draw(initializer, dims, 0, 1))).isBetween(0.95 * limit, limit);
  }

  /**
   * The deviation of a sample of n normal values has a relative error of about 1/√(2n), and less
   * where the tails are cut: 4 of these.
   */
  private static void assertDeviation(float[] drawn, double expected) {
    double mean = stream(drawn).average().orElseThrow();
    double variance = 0;
    for (float value : drawn) {
      variance += (value - mean) * (value - mean) / drawn.length;
    }
    assertThat(Math.sqrt(variance))
        .isCloseTo(expected, within(4 * expected / Math.sqrt(2.0 * drawn.length)));
  }

  private static double largest(float[] values) {
    return stream(values).map(Math::abs).max().orElseThrow();
  }

  private static DoubleStream stream(float[] values) {
    return IntStream.range(0, values.length).mapToDouble(i -> values[i]);
  }

  private static List<Integer> dims(String kernel) {
    return IntStream.of(GOLDEN.ints("/" + kernel + "/shape")).boxed().toList();
  }

  private static double golden(String kernel, String what) {
    return GOLDEN.at("/" + kernel + "/" + what).asDouble();
  }

  private static float[] draw(
      Initializer initializer, List<Integer> dims, int position, long trialSeed) {
    try (Graph graph = new Graph();
        Session session = OneThread.session(graph);
        TInt64 fed = TInt64.scalarOf(trialSeed)) {
      Ops tf = Ops.create(graph);
      Placeholder<TInt64> seed =
          tf.placeholder(TInt64.class, Placeholder.shape(org.tensorflow.ndarray.Shape.scalar()));
      WeightSpec weight = new WeightSpec("weight", dims, true, WeightRule.of(initializer));
      var drawn = new InitializerOps(tf, weight, position, seed).draw();
      try (Result result = session.runner().feed(seed, fed).fetch(drawn).run()) {
        return ModelSession.floats((TFloat32) result.get(0));
      }
    }
  }
}
