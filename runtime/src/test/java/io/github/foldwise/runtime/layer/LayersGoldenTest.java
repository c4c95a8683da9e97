package io.github.foldwise.runtime.layer;

import static io.github.foldwise.model.Layers.flatten;
import static io.github.foldwise.model.Layers.input;
import static java.util.Map.entry;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.foldwise.data.ImageData;
import io.github.foldwise.data.Shape;
import io.github.foldwise.goldens.Golden;
import io.github.foldwise.goldens.Tolerance;
import io.github.foldwise.layer.Activation;
import io.github.foldwise.layer.BatchNorm;
import io.github.foldwise.layer.Initializer;
import io.github.foldwise.layer.LayerNorm;
import io.github.foldwise.layer.Padding;
import io.github.foldwise.layer.Reduction;
import io.github.foldwise.layer.WeightSpec;
import io.github.foldwise.layer.Window;
import io.github.foldwise.model.CheckedModel;
import io.github.foldwise.model.FeatureMaps;
import io.github.foldwise.model.Features;
import io.github.foldwise.runtime.OpenModel;
import io.github.foldwise.training.Training;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.MethodOrderer.OrderAnnotation;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Outputs and gradients of layers against Keras 3.15.1. The formulas are those of 3.8.0 but for
 * one: since 3.14 an activity penalty is divided by the rows of the batch.
 */
@TestMethodOrder(OrderAnnotation.class)
public class LayersGoldenTest {
  private static final Golden GOLDEN = Golden.read("layers.json");

  /**
   * {@code 1 − tanh²} cancels near ±1, and TensorFlow 2.21, which made the goldens, rounds a tanh
   * otherwise than 2.18: two units of 6e-8 there, times a factor of 2 and, in GELU, x/2.
   */
  private static final Tolerance SLOPE_OF_TANH = new Tolerance(1e-6, 5e-7);

  private static final Map<String, Activation> FUNCTIONS =
      Map.ofEntries(
          entry("linear", Activation.LINEAR),
          entry("relu", Activation.RELU),
          entry("relu6", Activation.RELU6),
          entry("leaky_relu", Activation.leakyRelu(0.2)),
          entry("LeakyReLU_layer_default_0.3", Activation.leakyRelu(0.3)),
          entry("elu", Activation.ELU),
          entry("elu_alpha_0.5", Activation.elu(0.5)),
          entry("celu", Activation.CELU),
          entry("celu_alpha_0.5", Activation.celu(0.5)),
          entry("selu", Activation.SELU),
          entry("silu", Activation.SILU),
          entry("gelu", Activation.GELU),
          entry("gelu_tanh_approximate", Activation.GELU_TANH),
          entry("mish", Activation.MISH),
          entry("tanh", Activation.TANH),
          entry("sigmoid", Activation.SIGMOID),
          entry("hard_sigmoid", Activation.HARD_SIGMOID),
          entry("hard_silu", Activation.HARD_SILU),
          entry("softplus", Activation.SOFTPLUS),
          entry("softsign", Activation.SOFTSIGN),
          entry("exponential", Activation.EXPONENTIAL));

  private static final Map<String, UnaryOperator<BatchNorm>> BATCH_NORMS =
      Map.of(
          "batch_norm", b -> b,
          "batch_norm_no_center", b -> b.noCenter(),
          "batch_norm_no_scale", b -> b.noScale(),
          "batch_norm_neither", b -> b.noScale().noCenter(),
          "batch_norm_penalties", b -> b.gammaL1l2(0.02, 0.03).betaL1l2(0.04, 0.05));

  private static final Map<String, UnaryOperator<LayerNorm>> LAYER_NORMS =
      Map.of(
          "layer_norm", n -> n,
          "layer_norm_epsilon", n -> n.epsilon(0.1),
          "layer_norm_no_center", n -> n.noCenter(),
          "layer_norm_no_scale", n -> n.noScale(),
          "layer_norm_penalties", n -> n.gammaL1l2(0.02, 0.03).betaL1l2(0.04, 0.05));

  static Stream<String> functions() {
    return GOLDEN.at("activations", "gradients").names().stream();
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("functions")
  void the_slope_of_a_function_is_that_of_keras_at_its_corners_too(String name) {
    float[] x = GOLDEN.at("activations", "x").floats();
    float[] ones = new float[x.length];
    Arrays.fill(ones, 1);
    CheckedModel model =
        input(1, 1, x.length)
            .activation(FUNCTIONS.get(name))
            .flatten()
            .classify(2)
            .check(Shape.image(1, 1, x.length));
    try (LayerRun layer = new LayerRun(model, 1)) {
      Tolerance tolerance = name.contains("tanh") ? SLOPE_OF_TANH : Tolerance.FORMULA;
      tolerance.check(
          name, layer.backward(x, ones), GOLDEN.at("activations", "gradients", name).floats());
    }
  }

  static Stream<String> norms() {
    return GOLDEN.at("norms", "cases").names().stream();
  }

  @ParameterizedTest(name = "{0} of maps")
  @MethodSource("norms")
  void norms_of_maps(String name) {
    int[] shape = GOLDEN.at("norms", "inputs", "maps", "shape").ints();
    FeatureMaps start = input(shape[1], shape[2], shape[3]);
    Features model =
        (BATCH_NORMS.containsKey(name)
                ? start.bn(BATCH_NORMS.get(name))
                : start.layerNorm(LAYER_NORMS.get(name)))
            .flatten();
    checkNorm(name, "maps", model.classify(2).check(Shape.image(shape[1], shape[2], shape[3])), 1);
  }

  @ParameterizedTest(name = "{0} of vectors")
  @MethodSource("norms")
  void norms_of_vectors(String name) {
    int[] shape = GOLDEN.at("norms", "inputs", "vectors", "shape").ints();
    Features start = flatten();
    Features model =
        BATCH_NORMS.containsKey(name)
            ? start.bn(BATCH_NORMS.get(name))
            : start.layerNorm(LAYER_NORMS.get(name));
    checkNorm(name, "vectors", model.classify(2).check(Shape.image(1, 1, shape[1])), 2);
  }

  /** Sums over up to twelve cells, forward and back: float32 keeps them as it keeps a step. */
  private static void checkNorm(String name, String kind, CheckedModel model, int position) {
    Golden golden = GOLDEN.at("norms", "cases", name, kind);
    List<WeightSpec> weights = model.layers().get(position - 1).weights();
    assertThat(weights)
        .extracting(LayersGoldenTest::within)
        .containsExactlyElementsOf(
            golden.at("names").elements().stream().map(Golden::text).toList());
    float[] x = GOLDEN.at("norms", "inputs", kind).tensor();
    float[] dy = GOLDEN.at("norms", "output_gradients", kind).tensor();
    try (LayerRun layer = new LayerRun(model, position)) {
      for (WeightSpec weight : weights) {
        layer.write(weight.name(), GOLDEN.at("norms", "weights", within(weight)).tensor());
      }
      Tolerance.TRAJECTORY.check("output", layer.train(x), golden.at("output").tensor());
      Tolerance.TRAJECTORY.check("inference", layer.infer(x), golden.at("inference").tensor());
      Tolerance.TRAJECTORY.check(
          "input gradient", layer.backward(x, dy), golden.at("input_gradient").tensor());
      for (WeightSpec weight : weights) {
        if (weight.trainable()) {
          Tolerance.TRAJECTORY.check(
              weight.name(),
              layer.gradient(weight, x, dy),
              golden.at("gradients", within(weight)).tensor());
        }
      }
      Tolerance.FORMULA.check("penalty", layer.weightPenalty(), golden.at("penalty").number());
    }
  }

  static Stream<Golden> pools() {
    return GOLDEN.at("pools", "cases").elements().stream();
  }

  @ParameterizedTest(name = "{index}")
  @MethodSource("pools")
  void pools_and_where_they_send_the_gradient_of_equals(Golden golden) {
    int[] window = golden.at("window").ints();
    int[] stride = golden.at("stride").ints();
    Window size = new Window(window[0], window[1]);
    Window step = new Window(stride[0], stride[1]);
    Padding padding = golden.at("padding").text().equals("same") ? Padding.SAME : Padding.VALID;
    FeatureMaps start = input(5, 7, 2);
    FeatureMaps pooled =
        golden.at("kind").text().equals("max")
            ? start.pool(size, p -> p.withStride(step).withPadding(padding))
            : start.avgPool(size, p -> p.withStride(step).withPadding(padding));
    checkPool(golden, pooled.flatten());
  }

  @Test
  void global_pools() {
    checkPool(GOLDEN.at("pools", "global", "max"), input(5, 7, 2).globalMaxPool());
    checkPool(GOLDEN.at("pools", "global", "average"), input(5, 7, 2).globalAvgPool());
  }

  private static void checkPool(Golden golden, Features chain) {
    float[] x = GOLDEN.at("pools", "x").tensor();
    CheckedModel model = chain.classify(2).check(Shape.image(5, 7, 2));
    int[] shape = golden.at("output", "shape").ints();
    assertThat(model.layers().get(0).output().dims())
        .containsExactlyElementsOf(Arrays.stream(shape).skip(1).boxed().toList());
    try (LayerRun layer = new LayerRun(model, 1)) {
      Tolerance.FORMULA.check("output", layer.train(x), golden.at("output").tensor());
      Tolerance.FORMULA.check("inference", layer.infer(x), golden.at("output").tensor());
      Tolerance.FORMULA.check(
          "input gradient",
          layer.backward(x, golden.at("output_gradient").tensor()),
          golden.at("input_gradient").tensor());
    }
  }

  static Stream<Golden> activityPenalties() {
    return GOLDEN.at("activity_penalties").elements().stream();
  }

  @ParameterizedTest(name = "{index}")
  @MethodSource("activityPenalties")
  void activity_penalties_are_divided_by_the_rows_of_the_batch(Golden golden) {
    int rows = golden.at("rows").integer();
    float[] kernel = golden.at("kernel").tensor();
    double penalty = golden.at("penalty").number();
    ImageData images = ImageData.of(golden.at("x").tensor(), new int[rows], Shape.image(1, 1, 4));
    try (OpenModel mean = penalised(Reduction.MEAN);
        OpenModel sum = penalised(Reduction.SUM)) {
      mean.write(Map.of("dense_1/kernel", kernel));
      sum.write(Map.of("dense_1/kernel", kernel));
      Tolerance.FORMULA.check("mean", mean.trainingLoss(images).activity(), penalty);
      Tolerance.FORMULA.check("after training", mean.inferenceLoss(images).activity(), penalty);
      Tolerance.FORMULA.check("sum", sum.trainingLoss(images).activity(), rows * penalty);
      // the head is all zeros: nothing of the data loss reaches the kernel
      Tolerance.TRAJECTORY.check(
          "gradient",
          mean.gradients(images).get("dense_1/kernel"),
          golden.at("kernel_gradient").tensor());
    }
  }

  @Test
  @Order(Integer.MAX_VALUE)
  void every_number_of_the_file_was_compared() {
    GOLDEN.requireAllCompared();
  }

  private static OpenModel penalised(Reduction reduction) {
    CheckedModel model =
        flatten()
            .dense(3)
            .tanh()
            .activityL1l2(0.02, 0.03, reduction)
            .classify(2, head -> head.kernelInitializer(Initializer.ZEROS))
            .check(Shape.image(1, 1, 4));
    OpenModel open = new OpenModel(model, Training.adam(0.01));
    open.session().initialize(1);
    return open;
  }

  /** Its name within the layer. */
  private static String within(WeightSpec weight) {
    return weight.name().substring(weight.name().indexOf('/') + 1);
  }
}
