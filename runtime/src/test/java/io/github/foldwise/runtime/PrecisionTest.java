package io.github.foldwise.runtime;

import static io.github.foldwise.model.Layers.conv;
import static io.github.foldwise.training.Training.adam;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.data.Offset.offset;

import io.github.foldwise.data.ImageData;
import io.github.foldwise.model.CheckedModel;
import io.github.foldwise.runtime.device.Device;
import io.github.foldwise.runtime.graph.ImageSource;
import io.github.foldwise.runtime.graph.Kernels;
import io.github.foldwise.runtime.graph.TileProducts;
import io.github.foldwise.runtime.head.ModelGraph;
import io.github.foldwise.runtime.layer.RandomWeights;
import io.github.foldwise.training.Precision;
import io.github.foldwise.training.Training;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;
import org.tensorflow.proto.AttrValue;
import org.tensorflow.proto.DataType;
import org.tensorflow.proto.NodeDef;

/** Products in bfloat16, all else in float32. */
@Tag("kernels")
class PrecisionTest {
  private static final CheckedModel MODEL =
      conv(8, 3)
          .relu()
          .l1l2(1e-5, 1e-4)
          .activityL2(1e-4)
          .bn(0.9, 1e-3)
          .pool(2)
          .flatten()
          .dense(16)
          .relu()
          .classify(ToyImages.CLASSES)
          .check(ToyImages.IMAGE);
  private static final CheckedModel ALL_PRODUCTS =
      conv(2, 3)
          .separableConv(8, 3)
          .conv(8, 3)
          .dilation(2)
          .groups(2)
          .conv(4, 3)
          .stride(2)
          .flatten()
          .classify(ToyImages.CLASSES)
          .check(ToyImages.IMAGE);
  private static final AttrValue NONE = AttrValue.getDefaultInstance();
  private static final Kernels BFLOAT16 = new Kernels(TileProducts.EIGEN, true, true, false);
  private static final Training TRAINING = adam(0.01).epochs(6).batch(8);
  private static final Training MIXED = TRAINING.precision(Precision.MIXED_BFLOAT16);

  @Test
  void products_and_their_gradients_are_the_ops_that_compute_in_bfloat16() {
    assertThat(opsOf(ALL_PRODUCTS, MIXED, DataType.DT_BFLOAT16))
        .containsExactlyInAnyOrder(
            "BatchToSpaceND", // of a dilated product
            "ConcatV2", // of its groups
            "Conv2D",
            "Conv2DBackpropFilter",
            "Conv2DBackpropInput",
            "DepthwiseConv2dNative",
            "DepthwiseConv2dNativeBackpropFilter",
            "DepthwiseConv2dNativeBackpropInput",
            "MatMul",
            "Shape", // of what it was given
            "SpaceToBatchND",
            "Split");
    assertThat(opsOf(ALL_PRODUCTS, MIXED, DataType.DT_FLOAT))
        .contains("BiasAdd", "BiasAddGrad", "ResourceApplyAdam", "ReadVariableOp")
        .doesNotContain("Conv2D", "Conv2DBackpropFilter", "Conv2DBackpropInput", "MatMul")
        .doesNotContain("DepthwiseConv2dNative", "DepthwiseConv2dNativeBackpropFilter");
  }

  @Test
  void without_the_word_nothing_is_in_bfloat16() {
    assertThat(opsOf(ALL_PRODUCTS, TRAINING, DataType.DT_BFLOAT16)).isEmpty();
  }

  /** On windows and on tiles the same products are added, in another order. */
  @Test
  void a_processor_without_bfloat16_rounds_to_it_and_multiplies_in_float32() {
    CheckedModel model =
        conv(32, 3).conv(32, 3).flatten().classify(ToyImages.CLASSES).check(ToyImages.IMAGE);
    Map<String, float[]> exact =
        gradients(model, TRAINING, new Kernels(TileProducts.NONE, false, false, false));
    Map<String, float[]> onWindows =
        gradients(model, MIXED, new Kernels(TileProducts.NONE, false, false, false));
    Map<String, float[]> onTiles =
        gradients(model, MIXED, new Kernels(TileProducts.EIGEN, false, false, false));

    assertThat(onTiles.keySet()).isEqualTo(exact.keySet());
    onTiles.forEach(
        (weight, gradient) -> {
          assertThat(distance(gradient, onWindows.get(weight))).as(weight).isLessThan(2e-3);
          assertThat(distance(gradient, exact.get(weight))).as(weight).isBetween(1e-4, 2e-2);
        });
  }

  /** Tiles and transformed kernels are rounded, and what they are made of is not. */
  @Test
  @EnabledIf("io.github.foldwise.runtime.graph.FusedKernels#multiplyBfloat16")
  void one_op_multiplies_tiles_in_bfloat16_and_few_values_are_multiplied_in_float32() {
    CheckedModel model =
        conv(32, 3).conv(32, 3).flatten().classify(ToyImages.CLASSES).check(ToyImages.IMAGE);
    Kernels oneOp = new Kernels(TileProducts.FUSED, true, true, true);
    Map<String, float[]> exact =
        gradients(model, TRAINING, new Kernels(TileProducts.NONE, false, false, false));

    gradients(model, MIXED, oneOp)
        .forEach(
            (weight, gradient) ->
                assertThat(distance(gradient, exact.get(weight))).as(weight).isBetween(1e-4, 3e-2));
    try (ModelGraph graph = new ModelGraph(model, MIXED, Device.CPU, ImageSource.FED, oneOp, 1)) {
      List<NodeDef> nodes = graph.graph().toGraphDef().getNodeList();
      assertThat(nodes)
          .filteredOn(node -> node.getOp().equals("FoldwiseConvolution"))
          .hasSize(2) // in training and in inference
          .allMatch(node -> node.getAttrOrThrow("pairs").getI() == 1);
      assertThat(nodes)
          .filteredOn(node -> node.getOp().equals("Conv2D"))
          .isNotEmpty()
          .allMatch(node -> isOf(node, DataType.DT_FLOAT));
    }
  }

  /** {@code ‖a − b‖ / ‖b‖}; bfloat16 has steps of 4e-3 to 8e-3. */
  private static double distance(float[] a, float[] b) {
    double apart = 0;
    double size = 0;
    for (int i = 0; i < b.length; i++) {
      apart += Math.pow(a[i] - b[i], 2);
      size += Math.pow(b[i], 2);
    }
    return Math.sqrt(apart / size);
  }

  private static Map<String, float[]> gradients(
      CheckedModel model, Training training, Kernels kernels) {
    try (OpenModel open = new OpenModel(model, training, kernels)) {
      open.write(RandomWeights.of(model, 5));
      return open.gradients(ToyImages.of(6));
    }
  }

  /** 8 bits of a product's factors hardly matter. Chance alone is ± 0.012 on 600 images. */
  @Test
  void the_held_out_accuracy_is_that_of_float32_within_three_percent() {
    ImageData unseen = ToyImages.noisy(600, 11);

    float exact = accuracy(TRAINING, unseen);
    float mixed = accuracy(MIXED, unseen);

    assertThat(exact).isBetween(0.7f, 0.98f); // else there would be nothing to compare
    assertThat(mixed).isCloseTo(exact, offset(0.03f));
  }

  @Test
  void every_kind_of_product_trains_and_repeats_its_bits() {
    float[] first = weights(ALL_PRODUCTS, MIXED);

    assertThat(weights(ALL_PRODUCTS, MIXED)).containsExactly(first);
    assertThat(weights(ALL_PRODUCTS, TRAINING)).isNotEqualTo(first);
  }

  private static float accuracy(Training training, ImageData unseen) {
    try (CompiledModel compiled = CompiledModel.compile(MODEL, training);
        TrainedModel trained = compiled.train(ToyImages.noisy(240, 10), 3)) {
      return trained.evaluate(unseen).scores().accuracy();
    }
  }

  private static float[] weights(CheckedModel model, Training training) {
    try (CompiledModel compiled = CompiledModel.compile(model, training.epochs(2));
        TrainedModel trained = compiled.train(ToyImages.of(40), 3)) {
      return trained.weight("conv_1/kernel");
    }
  }

  /** Kinds of ops whose main type it is; casts are between two. */
  private static Set<String> opsOf(CheckedModel model, Training training, DataType type) {
    try (ModelGraph graph =
        new ModelGraph(model, training, Device.CPU, ImageSource.FED, BFLOAT16, 1)) {
      return graph.graph().toGraphDef().getNodeList().stream()
          .filter(node -> !node.getOp().equals("Cast"))
          .filter(node -> isOf(node, type))
          .map(NodeDef::getOp)
          .collect(Collectors.toCollection(TreeSet::new));
    }
  }

  private static boolean isOf(NodeDef node, DataType type) {
    return List.of("T", "dtype").stream()
        .anyMatch(attribute -> node.getAttrOrDefault(attribute, NONE).getType() == type);
  }
}
