package io.github.foldwise.runtime.layer;

import static io.github.foldwise.model.Layers.bn;
import static io.github.foldwise.model.Layers.conv;
import static io.github.foldwise.training.Training.sgd;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import io.github.foldwise.data.ImageData;
import io.github.foldwise.data.Shape;
import io.github.foldwise.layer.CheckedLayer;
import io.github.foldwise.layer.Reduction;
import io.github.foldwise.layer.Window;
import io.github.foldwise.model.CheckedModel;
import io.github.foldwise.model.Convolved;
import io.github.foldwise.model.FeatureMaps;
import io.github.foldwise.model.ModelSpec;
import io.github.foldwise.runtime.CompiledModel;
import io.github.foldwise.runtime.OpenModel;
import io.github.foldwise.runtime.TrainedModel;
import io.github.foldwise.runtime.device.Device;
import io.github.foldwise.runtime.graph.FusedKernels;
import io.github.foldwise.runtime.graph.ImageSource;
import io.github.foldwise.runtime.graph.Kernels;
import io.github.foldwise.runtime.graph.TileProducts;
import io.github.foldwise.runtime.head.ModelGraph;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.tensorflow.proto.NodeDef;

/** Which of the two comes first changes no bit, whatever the signs of gamma. */
@Tag("kernels")
class NormBeforePoolTest {
  private static final Shape IMAGE = Shape.image(7, 7, 1);
  private static final ModelSpec PAIR = conv(3, 1).bn().pool(3).flatten().classify(2);

  /** A dropout that drops nothing is between them, and separates them. */
  private static final ModelSpec APART =
      conv(3, 1).bn().spatialDropout(0).pool(3).flatten().classify(2);

  private static final Kernels ONE_OP = new Kernels(TileProducts.NONE, true, false, false);
  private static final Kernels PAIRED = new Kernels(TileProducts.NONE, false, false, false);
  private static final Kernels FUSED = FusedKernels.of(TileProducts.NONE);

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
  @CsvSource({"1, 0.5, 2", "-1, 0.5, 2", "-1, -0.5, -2", "0, 1, 0", "0, -1, 0", "0, -1, 0.5"})
  void the_pair_learns_what_the_norm_and_then_the_pool_do(float first, float second, float third) {
    Map<String, float[]> weights = weights(first, second, third);

    Map<String, float[]> expected = gradients(PAIR, weights, images, ONE_OP);

    assertGradients(gradients(PAIR, weights, images, PAIRED), expected, 1e-5);
    assertGradients(gradients(APART, weights, images, PAIRED), expected, 1e-5);
    assertGradients(gradients(PAIR, weights, images, FUSED), expected, 1e-5);
    assertThat(expected.get("conv_1/kernel")[1]).isNotZero();
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("pairs")
  void pairs_of_every_kind_learn_what_their_layers_do_one_by_one(
      String name, FeatureMaps pair, int rows, Shape shape) {
    ModelSpec model = pair.flatten().classify(2);
    try (OpenModel oneOp = open(model, shape, ONE_OP);
        OpenModel paired = open(model, shape, PAIRED);
        OpenModel fused = open(model, shape, FUSED)) {
      for (float factor : new float[] {1, -1, 0}) {
        Map<String, float[]> weights = new LinkedHashMap<>();
        model
            .check(shape)
            .weights()
            .forEach(weight -> weights.put(weight.name(), random((int) weight.size())));
        weights.forEach(
            (weight, values) -> {
              if (weight.endsWith("gamma")) {
                values[values.length - 1] *= factor;
              }
            });
        ImageData data = ImageData.of(random(rows * shape.size()), new int[rows], shape);

        Map<String, float[]> expected = gradients(oneOp, weights, data);

        assertThat(largest(expected)).isGreaterThan(1e-3);
        assertGradients(gradients(paired, weights, data), expected, 2e-5 * largest(expected));
        assertGradients(gradients(fused, weights, data), expected, 2e-5 * largest(expected));
      }
    }
  }

  static Stream<Arguments> pairs() {
    Shape odd = Shape.image(7, 6, 1);
    Shape wide = Shape.image(5, 8, 3);
    Convolved maps = conv(4, 3).relu();
    return Stream.of(
        arguments("overlapping, padded", maps.bn().pool(2, p -> p.stride(1).same()), 5, odd),
        arguments("overlapping", maps.bn().pool(3, p -> p.stride(2)), 5, wide),
        arguments("padded at one side", maps.bn().pool(3, p -> p.stride(2).same()), 5, odd),
        arguments("with gaps", maps.bn().pool(2, p -> p.stride(3)), 5, wide),
        arguments("a row of cells", maps.bn().pool(new Window(1, 3)), 5, odd),
        arguments("one image", maps.bn().pool(2), 1, odd),
        arguments("one channel", conv(1, 3).bn().pool(2), 5, odd),
        arguments("no gamma", conv(4, 3).bn(n -> n.noScale()).pool(2), 5, odd),
        arguments("no beta", conv(4, 3).bn(n -> n.noCenter()).pool(2), 5, odd),
        arguments("before all", bn().pool(2), 5, wide),
        arguments("two", maps.bn().pool(2).bn().pool(2, p -> p.stride(1).same()), 5, wide),
        arguments(
            "inside a residual block",
            maps.residual(r -> r.conv(4, 3).bn().pool(2, p -> p.stride(1).same())),
            5,
            wide),
        arguments(
            "in both ways of a residual block",
            maps.residual(r -> r.bn().pool(2).conv(4, 3), r -> r.bn().pool(2)),
            5,
            wide),
        arguments(
            "behind a penalty", maps.activityL1l2(0.1, 0.2, Reduction.SUM).bn().pool(2), 5, wide));
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

  private static void assertGradients(
      Map<String, float[]> gradients, Map<String, float[]> expected, double tolerance) {
    assertThat(gradients).containsOnlyKeys(expected.keySet());
    gradients.forEach(
        (weight, values) ->
            assertThat(values)
                .as(weight)
                .containsExactly(expected.get(weight), within((float) tolerance)));
  }

  private static double largest(Map<String, float[]> gradients) {
    return gradients.values().stream()
        .flatMapToDouble(values -> IntStream.range(0, values.length).mapToDouble(i -> values[i]))
        .map(Math::abs)
        .max()
        .orElseThrow();
  }

  private static Map<String, float[]> gradients(
      ModelSpec model, Map<String, float[]> weights, ImageData images, Kernels kernels) {
    try (OpenModel open = open(model, images.shape(), kernels)) {
      return gradients(open, weights, images);
    }
  }

  private static Map<String, float[]> gradients(
      OpenModel open, Map<String, float[]> weights, ImageData images) {
    open.write(weights);
    return open.gradients(images);
  }

  private static OpenModel open(ModelSpec model, Shape shape, Kernels kernels) {
    return new OpenModel(model.check(shape), sgd(0.1), kernels);
  }

  private static float[][] predictions(
      ModelSpec model, Map<String, float[]> weights, ImageData images) {
    var checked = model.check(IMAGE);
    try (CompiledModel compiled = CompiledModel.compile(checked, sgd(0.1));
        TrainedModel trained = compiled.of(weights)) {
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

  /** If that is the choice without the op, which is slower for few channels. */
  @ParameterizedTest(name = "{0} channels, TensorFlow''s one op: {1}")
  @CsvSource({"15, true, FusedBatchNormV3", "16, true, FoldwiseNorm", "15, false, FoldwiseNorm"})
  @EnabledIf("io.github.foldwise.runtime.graph.FusedKernels#areThere")
  void tensorflows_one_op_normalises_few_channels(int channels, boolean fusedNorm, String op) {
    CheckedModel model =
        conv(channels, 3).bn().pool(2).bn().flatten().classify(2).check(Shape.image(4, 4, 1));
    Kernels kernels = new Kernels(TileProducts.NONE, fusedNorm, false, true);

    try (ModelGraph graph =
        new ModelGraph(model, sgd(0.1), Device.CPU, ImageSource.FED, kernels, 1)) {
      assertThat(graph.graph().toGraphDef().getNodeList())
          .filteredOn(node -> node.getOp().matches("FusedBatchNormV3|FoldwiseNorm"))
          .extracting(NodeDef::getOp)
          .containsExactly(op, op);
    }
  }
}
