package io.github.foldwise.runtime.convolution;

import static io.github.foldwise.model.Layers.conv;
import static io.github.foldwise.training.Training.adam;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.github.foldwise.data.Shape;
import io.github.foldwise.layer.Padding;
import io.github.foldwise.layer.WeightSpec;
import io.github.foldwise.model.CheckedModel;
import io.github.foldwise.model.FeatureMaps;
import io.github.foldwise.runtime.device.Device;
import io.github.foldwise.runtime.graph.FusedKernels;
import io.github.foldwise.runtime.graph.ImageSource;
import io.github.foldwise.runtime.graph.Kernels;
import io.github.foldwise.runtime.graph.TileProducts;
import io.github.foldwise.runtime.head.ModelGraph;
import io.github.foldwise.runtime.layer.LayerRun;
import java.util.Iterator;
import java.util.List;
import java.util.Random;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.tensorflow.GraphOperation;

/** A convolution on tiles is TensorFlow's own, but for rounding. */
@Tag("kernels")
class WinogradConvolutionTest {
  private static final int ROWS = 3;
  private static final int CHANNELS = 64;
  private static final int FILTERS = 128;
  private final Random random = new Random(5);

  @ParameterizedTest(name = "{0}×{1}, {2}")
  @CsvSource({
    "14, 14, SAME",
    "7, 5, SAME",
    "6, 9, SAME",
    "2, 1, SAME",
    "1, 1, SAME",
    "8, 8, VALID",
    "7, 6, VALID",
    "3, 4, VALID",
    "3, 3, VALID"
  })
  void its_sums_and_gradients_are_those_over_windows(int height, int width, Padding padding) {
    CheckedModel model = model(height, width, padding);
    float[] x = random(ROWS * model.input().size());
    float[] dy = random(ROWS * model.layers().get(0).output().size());
    WeightSpec kernel = model.weights().get(0);
    float[] weights = random((int) kernel.size());
    try (LayerRun byEigen = run(model, TileProducts.EIGEN);
        LayerRun byOneDnn = run(model, TileProducts.ONEDNN);
        LayerRun fused = new LayerRun(model, 1, FusedKernels.of(TileProducts.ONEDNN_FUSED));
        LayerRun byOneOp = new LayerRun(model, 1, FusedKernels.of(TileProducts.FUSED));
        LayerRun windows = run(model, TileProducts.NONE)) {
      windows.write(kernel.name(), weights);
      for (LayerRun tiles : List.of(byEigen, byOneDnn, fused, byOneOp)) {
        tiles.write(kernel.name(), weights);

        assertClose(tiles, windows, run -> run.train(x));
        assertClose(tiles, windows, run -> run.gradient(kernel, x, dy));
        assertClose(tiles, windows, run -> run.backward(x, dy));
      }
    }
  }

  private static LayerRun run(CheckedModel model, TileProducts products) {
    return new LayerRun(model, 1, new Kernels(products, false, false, false));
  }

  @Test
  void tiles_are_taken_only_where_products_are_to_be_saved() {
    CheckedModel model = model(8, 8, Padding.SAME);

    assertThat(namesOf("BatchMatMulV3", model, TileProducts.EIGEN))
        .containsExactly("inference/BatchMatMulV3", "training/BatchMatMulV3");
    assertThat(namesOf("BatchMatMulV2", model, TileProducts.EIGEN))
        .containsExactly("training/BatchMatMulV2"); // for the kernel's gradient
    assertThat(namesOf("BatchMatMulV3", model, TileProducts.ONEDNN)).isEmpty();
    assertThat(namesOf("BatchMatMulV2", model, TileProducts.ONEDNN))
        .containsExactly(
            "inference/BatchMatMulV2", "training/BatchMatMulV2", "training/BatchMatMulV2_1");
    for (String product : List.of("BatchMatMulV3", "BatchMatMulV2")) {
      assertThat(namesOf(product, model, TileProducts.NONE)).isEmpty();
    }
    assertThat(namesOf("Conv2D", model, TileProducts.EIGEN)).isEmpty();
    assertThat(namesOf("Conv2D", model, TileProducts.NONE)).hasSize(2);
  }

  /** With 32 channels and 32 filters they save no time in evaluation. */
  @Test
  void a_layer_may_take_tiles_in_training_alone() {
    CheckedModel model = conv(32, 3).globalAvgPool().classify(2).check(Shape.image(8, 8, 32));

    assertThat(namesOf("BatchMatMulV3", model, TileProducts.EIGEN))
        .containsExactly("training/BatchMatMulV3");
    assertThat(namesOf("Conv2D", model, TileProducts.EIGEN)).containsExactly("inference/Conv2d");
  }

  private static List<String> namesOf(String op, CheckedModel model, TileProducts products) {
    try (ModelGraph graph =
        new ModelGraph(
            model,
            adam(1e-3).epochs(1).batch(ROWS),
            Device.CPU,
            ImageSource.FED,
            new Kernels(products, false, false, false),
            1)) {
      Iterator<GraphOperation> operations = graph.graph().operations();
      return Stream.generate(() -> operations)
          .takeWhile(Iterator::hasNext)
          .map(Iterator::next)
          .filter(operation -> operation.type().equals(op))
          .map(GraphOperation::name)
          .toList();
    }
  }

  private static CheckedModel model(int height, int width, Padding padding) {
    var layer = conv(FILTERS, 3).noBias();
    FeatureMaps maps = padding == Padding.VALID ? layer.valid() : layer;
    return maps.globalAvgPool().classify(2).check(Shape.image(height, width, CHANNELS));
  }

  /** Each is a sum of up to 3·3·128 products of standard normal numbers, about 32 in size. */
  private static void assertClose(
      LayerRun tiles, LayerRun windows, Function<LayerRun, float[]> values) {
    assertThat(values.apply(tiles)).containsExactly(values.apply(windows), within(2e-4f));
  }

  private float[] random(int size) {
    float[] values = new float[size];
    for (int i = 0; i < size; i++) {
      values[i] = (float) random.nextGaussian();
    }
    return values;
  }
}
