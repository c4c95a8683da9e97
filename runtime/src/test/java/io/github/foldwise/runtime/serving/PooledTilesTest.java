package io.github.foldwise.runtime.serving;

import static io.github.foldwise.model.Layers.conv;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.foldwise.data.Shape;
import io.github.foldwise.model.CheckedModel;
import io.github.foldwise.model.FeatureMaps;
import io.github.foldwise.runtime.OneThread;
import io.github.foldwise.runtime.convolution.TileBatch;
import io.github.foldwise.runtime.graph.FusedKernels;
import io.github.foldwise.runtime.graph.Kernels;
import io.github.foldwise.runtime.graph.TileProducts;
import io.github.foldwise.runtime.layer.RandomWeights;
import io.github.foldwise.training.Precision;
import java.util.Iterator;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.tensorflow.Graph;
import org.tensorflow.GraphOperation;
import org.tensorflow.Result;
import org.tensorflow.Session;
import org.tensorflow.ndarray.buffer.DataBuffers;
import org.tensorflow.types.TFloat32;

/** In a graph for prediction, a max pool takes the largest of each tile before all else. */
@Tag("kernels")
class PooledTilesTest {
  private static final int IMAGES = 3;
  private static final int CHANNELS = 64;
  private static final Shape EVEN = Shape.image(8, 6, CHANNELS);
  private static final Shape ODD = Shape.image(7, 6, CHANNELS);

  static Stream<Arguments> poolsThatTakeTiles() {
    return Stream.of(
        Arguments.of("ReLU", EVEN, conv(128, 3).relu().pool(2)),
        Arguments.of("linear", EVEN, conv(128, 3).pool(2)),
        Arguments.of("no padding", EVEN, conv(128, 3).valid().relu().pool(2)),
        Arguments.of("norm", EVEN, conv(128, 3).relu().bn().pool(2).depthwiseConv(3)),
        Arguments.of("centring norm", EVEN, conv(128, 3).relu().bn().pool(2).conv(4, 3)),
        Arguments.of("norm folded into the next kernel", EVEN, conv(128, 3).relu().bn().pool(2)),
        Arguments.of("norm folded into its kernel", EVEN, conv(128, 3).bn().pool(2)),
        Arguments.of("padded pool", EVEN, conv(128, 3).tanh().pool(2, p -> p.same())));
  }

  static Stream<Arguments> poolsThatDoNot() {
    return Stream.of(
        Arguments.of("odd height", ODD, conv(128, 3).relu().pool(2)),
        Arguments.of("windows of 3", EVEN, conv(128, 3).relu().pool(3)),
        Arguments.of("activation that can fall", EVEN, conv(128, 3).silu().pool(2)),
        Arguments.of("few channels", EVEN, conv(4, 3).relu().pool(2)),
        Arguments.of("two norms", EVEN, conv(128, 3).relu().bn().bn().pool(2).depthwiseConv(3)));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("poolsThatTakeTiles")
  void without_a_pool_the_probabilities_are_those_over_windows(
      String what, Shape image, FeatureMaps maps) {
    assertPredictsAlike(maps.flatten().classify(3).check(image), 0);
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("poolsThatDoNot")
  void other_pools_stay(String what, Shape image, FeatureMaps maps) {
    assertPredictsAlike(maps.flatten().classify(3).check(image), 1);
  }

  @Test
  void a_norm_that_reverses_a_channel_keeps_its_pool() {
    CheckedModel model = conv(128, 3).relu().bn().pool(2).flatten().classify(3).check(EVEN);
    Map<String, float[]> weights = weights(model);
    for (float gamma : new float[] {0, -0.5f}) {
      weights.get("bn_1/gamma")[7] = gamma;

      assertPredictsAlike(model, weights, 1);
    }
  }

  @Test
  void a_run_takes_as_many_images_as_keep_the_largest_tiles_in_the_caches() {
    CheckedModel notebooks =
        conv(64, 3)
            .pool(2)
            .residual(b -> b.conv(64, 3))
            .conv(128, 3)
            .flatten()
            .classify(3)
            .check(Shape.image(28, 28, 1));
    CheckedModel small = conv(8, 3).flatten().classify(3).check(Shape.image(28, 28, 1));

    // 16 values of each of 7·7 tiles with 128 filters are 401,408 bytes
    assertThat(TileBatch.of(notebooks, TileProducts.EIGEN)).isEqualTo((8 << 20) / 401_408);
    assertThat(TileBatch.of(notebooks, TileProducts.NONE)).isEqualTo(Integer.MAX_VALUE);
    assertThat(TileBatch.of(notebooks, TileProducts.FUSED)).isEqualTo(Integer.MAX_VALUE);
    assertThat(TileBatch.of(small, TileProducts.EIGEN)).isEqualTo(Integer.MAX_VALUE);
    CheckedModel large =
        conv(64, 3).conv(64, 3).flatten().classify(3).check(Shape.image(512, 512, 1));
    assertThat(TileBatch.of(large, TileProducts.EIGEN)).isEqualTo(1);
  }

  private static Map<String, float[]> weights(CheckedModel model) {
    Map<String, float[]> weights = RandomWeights.of(model, 5);
    weights.forEach(
        (name, values) -> {
          for (int i = 0; name.endsWith("/gamma") && i < values.length; i++) {
            values[i] = 0.5f + Math.abs(values[i]);
          }
        });
    return weights;
  }

  private static void assertPredictsAlike(CheckedModel model, int pools) {
    assertPredictsAlike(model, weights(model), pools);
  }

  private static void assertPredictsAlike(
      CheckedModel model, Map<String, float[]> weights, int pools) {
    try (Graph windows = graph(model, weights, kernels(TileProducts.NONE))) {
      assertThat(pools(windows)).isEqualTo(1);
      float[] expected = predict(windows, model.input());
      for (TileProducts products :
          new TileProducts[] {TileProducts.ONEDNN_FUSED, TileProducts.FUSED}) {
        try (Graph fused = graph(model, weights, FusedKernels.of(products))) {
          assertThat(predict(fused, model.input()))
              .usingComparatorWithPrecision(1e-5f)
              .containsExactly(expected);
        }
      }
      for (TileProducts products : new TileProducts[] {TileProducts.EIGEN, TileProducts.ONEDNN}) {
        try (Graph tiles = graph(model, weights, kernels(products))) {
          assertThat(pools(tiles)).isEqualTo(pools);
          assertThat(predict(tiles, model.input()))
              .usingComparatorWithPrecision(1e-5f)
              .containsExactly(expected);
        }
      }
    }
  }

  private static Kernels kernels(TileProducts products) {
    return new Kernels(products, false, false, false);
  }

  private static Graph graph(CheckedModel model, Map<String, float[]> weights, Kernels kernels) {
    return InferenceGraph.of(model, Precision.FLOAT32, Precision.FLOAT32, weights, kernels, 1);
  }

  private static long pools(Graph graph) {
    long pools = 0;
    for (Iterator<GraphOperation> all = graph.operations(); all.hasNext(); ) {
      pools += all.next().type().equals("MaxPool") ? 1 : 0;
    }
    return pools;
  }

  private static float[] predict(Graph graph, Shape image) {
    float[] pixels = new float[IMAGES * image.size()];
    Random random = new Random(3);
    for (int i = 0; i < pixels.length; i++) {
      pixels[i] = random.nextFloat();
    }
    try (Session session = OneThread.session(graph);
        TFloat32 batch =
            TFloat32.tensorOf(
                org.tensorflow.ndarray.Shape.of(
                    IMAGES, image.height(), image.width(), image.channels()),
                DataBuffers.of(pixels));
        Result result =
            session
                .runner()
                .feed(InferenceGraph.FLOATS, batch)
                .fetch(InferenceGraph.PROBABILITIES)
                .run()) {
      float[] probabilities = new float[(int) result.get(0).size()];
      ((TFloat32) result.get(0)).copyTo(DataBuffers.of(probabilities, false, false));
      return probabilities;
    }
  }
}
