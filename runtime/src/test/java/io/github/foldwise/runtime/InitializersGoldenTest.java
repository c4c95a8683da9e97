package io.github.foldwise.runtime;

import static io.github.foldwise.model.Layers.flatten;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.assertj.core.data.Percentage.withPercentage;

import io.github.foldwise.data.Shape;
import io.github.foldwise.goldens.Golden;
import io.github.foldwise.layer.Initializer;
import io.github.foldwise.layer.Initializer.Distribution;
import io.github.foldwise.layer.Initializer.Fan;
import io.github.foldwise.layer.Initializer.VarianceScaling;
import io.github.foldwise.layer.WeightRule;
import io.github.foldwise.layer.WeightSpec;
import io.github.foldwise.runtime.graph.GraphScope;
import io.github.foldwise.runtime.graph.InitializerOps;
import io.github.foldwise.runtime.session.ModelSession;
import io.github.foldwise.training.Training;
import java.util.List;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.MethodOrderer.OrderAnnotation;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.tensorflow.Graph;
import org.tensorflow.Result;
import org.tensorflow.Session;
import org.tensorflow.op.Ops;
import org.tensorflow.op.core.Placeholder;
import org.tensorflow.types.TFloat32;
import org.tensorflow.types.TInt64;

/** Initial weights against the limits and deviations of Keras 3.8.0. */
@TestMethodOrder(OrderAnnotation.class)
class InitializersGoldenTest {
  private static final Golden GOLDEN = Golden.read("initializers.json");

  static Stream<String> kernels() {
    return GOLDEN.names().stream().filter(name -> !name.equals("meta"));
  }

  @ParameterizedTest
  @MethodSource("kernels")
  void fans_are_those_of_keras(String kernel) {
    assertThat(InitializerOps.fan(dims(kernel), Fan.IN))
        .isEqualTo(GOLDEN.at(kernel, "fan_in").integer());
    assertThat(InitializerOps.fan(dims(kernel), Fan.OUT))
        .isEqualTo(GOLDEN.at(kernel, "fan_out").integer());
  }

  /** Keras's sample is another draw: it fills the same limits, with the same deviation. */
  @ParameterizedTest
  @MethodSource("kernels")
  void glorot_uniform_fills_its_limits(String kernel) {
    double limit = golden(kernel, "glorot_limit");
    float[] drawn = draw(Initializer.GLOROT_UNIFORM, dims(kernel), 0, 1);
    assertFills(drawn.length, largest(drawn), limit);
    assertFills(drawn.length, golden(kernel, "sample_max"), limit);
    assertFills(drawn.length, -golden(kernel, "sample_min"), limit);
    assertDeviation(drawn, limit / Math.sqrt(3)); // that of U(−limit, limit)
    assertDeviation(drawn, golden(kernel, "sample_std"));
  }

  /** Values cut at two deviations are dense there: of n, some lie within 20/n of the cut. */
  @ParameterizedTest
  @MethodSource("kernels")
  void he_normal_has_its_deviation_after_the_cut(String kernel) {
    float[] drawn = draw(Initializer.HE_NORMAL, dims(kernel), 0, 1);
    double cutoff = golden(kernel, "he_cutoff_2sigma");
    assertThat(largest(drawn)).isBetween(0.95 * cutoff, cutoff * (1 + 1e-6));
    assertThat(golden(kernel, "he_sample_absmax")).isBetween(0.95 * cutoff, cutoff * (1 + 1e-6));
    assertDeviation(drawn, golden(kernel, "he_normal_target_std"));
    assertDeviation(drawn, golden(kernel, "he_sample_std"));
  }

  /** The same stream, scaled by another deviation. */
  @ParameterizedTest
  @MethodSource("kernels")
  void the_deviation_before_the_cut_is_widened(String kernel) {
    float[] drawn = draw(Initializer.HE_NORMAL, dims(kernel), 0, 1);
    float[] standard = draw(Initializer.truncatedNormal(1), dims(kernel), 0, 1);
    assertThat(drawn[0] / standard[0])
        .isCloseTo((float) golden(kernel, "he_normal_raw_sigma"), withPercentage(1e-4));
  }

  @Test
  void without_a_cut_the_deviation_is_that_of_the_variance() {
    var initializer = Initializer.varianceScaling(2, Fan.OUT, Distribution.UNTRUNCATED_NORMAL);
    float[] drawn = draw(initializer, List.of(50, 200), 0, 1);
    assertThat(largest(drawn)).isGreaterThan(3 * 0.1);
    assertDeviation(drawn, 0.1); // √(2 / 200)
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
    assertDeviation(draw(Initializer.randomUniform(), dims, 0, 1), 0.1 / Math.sqrt(12));
    float[] normal = draw(Initializer.randomNormal(0.3), dims, 0, 1);
    assertThat(largest(normal)).isGreaterThan(3 * 0.3);
    assertDeviation(normal, 0.3);
    float[] truncated = draw(Initializer.truncatedNormal(0.3), dims, 0, 1);
    assertThat(largest(truncated)).isBetween(1.95 * 0.3, 2 * 0.3 + 1e-6);
    assertDeviation(truncated, 0.87962566 * 0.3); // deviation of a standard normal cut at ±2
    assertDeviation(draw(Initializer.randomNormal(), dims, 0, 1), 0.05);
    assertDeviation(draw(Initializer.truncatedNormal(), dims, 0, 1), 0.87962566 * 0.05);
    float[] moved = draw(Initializer.randomNormal(2, 0.3), dims, 0, 1);
    assertThat(stream(moved).average().orElseThrow()).isCloseTo(2, within(4 * 0.3 / 100));
    assertThat(draw(Initializer.constant(0.25), List.of(2), 0, 1)).containsExactly(0.25f, 0.25f);
    assertThat(draw(Initializer.ZEROS, List.of(2), 0, 1)).containsExactly(0, 0);
    assertThat(draw(Initializer.ONES, List.of(2), 0, 1)).containsExactly(1, 1);
  }

  @ParameterizedTest(name = "{0}")
  @ValueSource(strings = {"30×7", "7×30", "5×5", "3×3×2×10", "3×3×8×4", "1×1×2×9"})
  void an_orthogonal_weight_has_orthogonal_columns_or_rows_of_the_length_of_its_gain(String sizes) {
    List<Integer> dims = Stream.of(sizes.split("×")).map(Integer::valueOf).toList();
    int columns = dims.get(dims.size() - 1);
    float[] drawn = draw(Initializer.orthogonal(1.5), dims, 2, 7);
    int rows = drawn.length / columns;
    boolean tall = rows >= columns;
    int vectors = Math.min(rows, columns);
    for (int i = 0; i < vectors; i++) {
      for (int j = 0; j <= i; j++) {
        double product = 0;
        for (int k = 0; k < Math.max(rows, columns); k++) {
          product +=
              tall
                  ? (double) drawn[k * columns + i] * drawn[k * columns + j]
                  : (double) drawn[i * columns + k] * drawn[j * columns + k];
        }
        // float32's 6e-8, in a decomposition of up to 30 steps
        assertThat(product).as(i + ", " + j).isCloseTo(i == j ? 2.25 : 0, within(5e-6));
      }
    }
    assertThat(draw(Initializer.orthogonal(1.5), dims, 2, 7)).containsExactly(drawn);
    assertThat(draw(Initializer.orthogonal(1.5), dims, 2, 8)).isNotEqualTo(drawn);
  }

  /**
   * Householder's decomposition makes the first entry of every Q negative. After the correction its
   * sign is that of the drawn matrix: of 60, half are positive, give or take 4 · √15.
   */
  @Test
  void signs_of_an_orthogonal_weight_are_spread_evenly() {
    int positive = 0;
    for (int seed = 0; seed < 60; seed++) {
      positive += draw(Initializer.orthogonal(), List.of(2, 2), 0, seed)[0] > 0 ? 1 : 0;
    }
    assertThat(positive).isBetween(30 - 15, 30 + 15);
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

  @Test
  @Order(Integer.MAX_VALUE)
  void every_number_of_the_file_was_compared() {
    GOLDEN.requireAllCompared();
  }

  /** The largest of n evenly spread values is within 20/n of the limit. */
  private static void assertFills(int n, double largest, double limit) {
    assertThat(largest).isBetween(limit * (1 - 20.0 / n), limit * (1 + 1e-6));
  }

  private static void assertLimit(Fan fan, List<Integer> dims, double limit) {
    var initializer = new VarianceScaling(3, fan, Distribution.UNIFORM);
    assertThat(largest(draw(initializer, dims, 0, 1))).isBetween(0.95 * limit, limit);
  }

  /**
   * The deviation of a sample of n normal values has a relative error of about 1/√(2n), and less
   * where the tails are cut: 4 of these, and enough for the difference of two samples.
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
    return IntStream.of(GOLDEN.at(kernel, "shape").ints()).boxed().toList();
  }

  private static double golden(String kernel, String what) {
    return GOLDEN.at(kernel, what).number();
  }

  private static float[] draw(
      Initializer initializer, List<Integer> dims, int position, long trialSeed) {
    try (Graph graph = GraphScope.newGraph();
        Session session = OneThread.session(graph);
        TInt64 fed = TInt64.scalarOf(trialSeed)) {
      Ops tf = GraphScope.ops(graph);
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
