package io.github.foldwise.runtime.session;

import static io.github.foldwise.model.Layers.conv;
import static io.github.foldwise.training.Training.sgd;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import io.github.foldwise.data.ImageData;
import io.github.foldwise.data.Shape;
import io.github.foldwise.layer.Reduction;
import io.github.foldwise.model.CheckedModel;
import io.github.foldwise.model.FeatureMaps;
import io.github.foldwise.runtime.OpenModel;
import io.github.foldwise.runtime.convolution.EvaluationKernels;
import io.github.foldwise.runtime.device.Device;
import io.github.foldwise.runtime.graph.FusedKernels;
import io.github.foldwise.runtime.graph.ImageSource;
import io.github.foldwise.runtime.graph.Kernels;
import io.github.foldwise.runtime.graph.TileProducts;
import io.github.foldwise.runtime.head.ModelGraph;
import io.github.foldwise.runtime.layer.RandomWeights;
import io.github.foldwise.split.Rows;
import io.github.foldwise.training.Precision;
import io.github.foldwise.training.Training;
import io.github.foldwise.trial.ClassProbabilities;
import io.github.foldwise.trial.Evaluation;
import io.github.foldwise.trial.Scores;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Evaluations on tiles, a few images at a time, give the figures of sums over windows. */
@Tag("kernels")
class EvaluationOnTilesTest {
  private static final Shape IMAGE = Shape.image(8, 6, 64);
  private static final int CLASSES = 3;
  private static final int ROWS = 7;
  private static final ImageData IMAGES = images(ROWS, IMAGE);

  private static final List<Kernels> TILES =
      List.of(
          kernels(TileProducts.EIGEN),
          kernels(TileProducts.ONEDNN),
          FusedKernels.of(TileProducts.ONEDNN_FUSED),
          FusedKernels.of(TileProducts.FUSED));

  static Stream<Arguments> models() {
    return Stream.of(
        arguments("no pool", conv(128, 3).relu()),
        arguments("pool", conv(128, 3).relu().pool(2)),
        arguments("penalty before the pool", conv(128, 3).relu().activityL1l2(0.1, 0.2).pool(2)),
        arguments("norm", conv(128, 3).relu().bn().pool(2)),
        arguments("norm without gamma", conv(128, 3).relu().bn(n -> n.noScale()).pool(2)),
        arguments("penalty and norm", conv(128, 3).tanh().activityL2(0.2).bn().pool(2)),
        arguments("activation that can fall", conv(128, 3).silu().bn().pool(2)),
        arguments("windows of 3", conv(128, 3).relu().bn().pool(3)),
        arguments(
            "residual", conv(96, 3).residual(b -> b.conv(96, 3).bn().pool(2), b -> b.pool(2))));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("models")
  void figures_are_those_of_windows_whatever_the_signs_of_gamma(String name, FeatureMaps maps) {
    CheckedModel model = maps.flatten().classify(CLASSES).check(IMAGE);
    for (float factor : new float[] {1, -1, 0}) {
      Map<String, float[]> weights = RandomWeights.of(model, 5);
      weights.forEach(
          (weight, values) -> {
            if (weight.endsWith("/gamma")) {
              values[7] *= factor;
            }
          });
      Evaluation expected = evaluation(model, weights, kernels(TileProducts.NONE), ROWS);

      for (Kernels tiles : TILES) {
        assertAlike(evaluation(model, weights, tiles, ROWS), expected);
        assertAlike(evaluation(model, weights, tiles, 2), expected);
      }
    }
  }

  /**
   * On tiles as over windows, the factors are rounded: float32 gives probabilities farther away. A
   * sum next to a tie may be rounded otherwise before the next product, which is up to 0.09 of
   * that.
   */
  @ParameterizedTest(name = "{0}")
  @MethodSource("models")
  void figures_of_rounded_factors_are_those_of_windows(String name, FeatureMaps maps) {
    CheckedModel model = maps.flatten().classify(CLASSES).check(IMAGE);
    Map<String, float[]> weights = RandomWeights.of(model, 5);
    Training mixed = sgd(0.1).precision(Precision.MIXED_BFLOAT16);
    Evaluation windows = evaluation(model, mixed, weights, kernels(TileProducts.NONE), ROWS);
    Evaluation exact = evaluation(model, weights, kernels(TileProducts.NONE), ROWS);

    for (Kernels kernels : TILES) {
      Evaluation tiles = evaluation(model, mixed, weights, kernels, ROWS);

      assertThat(distance(tiles, windows)).isLessThan(distance(exact, windows) / 5);
    }
  }

  /** The root of the mean square of the differences of two probabilities. */
  private static double distance(Evaluation found, Evaluation expected) {
    double squares = 0;
    for (int row = 0; row < ROWS; row++) {
      float[] probabilities = expected.probabilities().orElseThrow().row(row);
      for (int i = 0; i < CLASSES; i++) {
        squares += Math.pow(found.probabilities().orElseThrow().row(row)[i] - probabilities[i], 2);
      }
    }
    return Math.sqrt(squares / (ROWS * CLASSES));
  }

  @Test
  void a_batch_is_evaluated_in_parts_that_keep_its_tiles_in_the_caches() {
    FeatureMaps large = conv(64, 3).conv(64, 3);
    Shape image = Shape.image(80, 80, 1); // 6.5 MB of products

    assertThat(mostAtOnce(large, image, Precision.FLOAT32, TileProducts.EIGEN)).isEqualTo(1);
    assertThat(mostAtOnce(large, image, Precision.FLOAT32, TileProducts.NONE)).isEqualTo(250);
    assertThat(mostAtOnce(large, image, Precision.MIXED_BFLOAT16, TileProducts.EIGEN)).isEqualTo(1);
    assertThat(runs(large, images(3, image))).isEqualTo(3);
  }

  @Test
  void several_threads_evaluate_whole_batches() {
    CheckedModel model = conv(128, 3).flatten().classify(CLASSES).check(IMAGE);
    for (int threads : new int[] {1, 2}) {
      try (ModelGraph graph =
          new ModelGraph(
              model, sgd(0.1), Device.CPU, ImageSource.FED, kernels(TileProducts.EIGEN), threads)) {
        // 16 values of each of 4·3 tiles with 128 filters are 98,304 bytes
        assertThat(graph.mostAtOnce()).isEqualTo(threads == 1 ? 85 : Integer.MAX_VALUE);
      }
    }
  }

  @Test
  void a_penalty_that_sums_over_the_batch_gets_it_whole() {
    FeatureMaps summed = conv(128, 3).relu().activityL2(0.2, Reduction.SUM).pool(2);
    CheckedModel model = summed.flatten().classify(CLASSES).check(IMAGE);
    Map<String, float[]> weights = RandomWeights.of(model, 5);

    assertThat(mostAtOnce(summed, IMAGE, Precision.FLOAT32, TileProducts.EIGEN)).isEqualTo(250);
    assertThat(evaluation(model, weights, kernels(TileProducts.EIGEN), ROWS).scores())
        .isEqualTo(evaluation(model, weights, kernels(TileProducts.NONE), ROWS).scores());
  }

  @ParameterizedTest(name = "{0} threads")
  @ValueSource(ints = {1, 2})
  void without_kept_tiles_neither_threads_nor_such_a_penalty_need_windows(int threads) {
    Kernels oneOp = new Kernels(TileProducts.FUSED, true, false, true);
    FeatureMaps summed = conv(128, 3).relu().activityL2(0.2, Reduction.SUM);
    CheckedModel suits = summed.flatten().classify(CLASSES).check(IMAGE);
    CheckedModel keeps = summed.conv(48, 3).flatten().classify(CLASSES).check(IMAGE);

    assertThat(EvaluationKernels.of(suits, Precision.FLOAT32, oneOp, threads)).isEqualTo(oneOp);
    assertThat(EvaluationKernels.of(keeps, Precision.FLOAT32, oneOp, threads))
        .isEqualTo(oneOp.withoutTiles());
  }

  private static int runs(FeatureMaps maps, ImageData images) {
    CheckedModel model = maps.flatten().classify(CLASSES).check(images.shape());
    AtomicInteger runs = new AtomicInteger();
    try (OpenModel open = new OpenModel(model, sgd(0.1), kernels(TileProducts.EIGEN))) {
      open.session().initialize(1);
      new Evaluator(open.session(), CLASSES, 250, false, runs::incrementAndGet)
          .evaluate(images, Rows.all(images.rows()));
    }
    return runs.get();
  }

  private static int mostAtOnce(
      FeatureMaps maps, Shape image, Precision precision, TileProducts products) {
    CheckedModel model = maps.flatten().classify(CLASSES).check(image);
    try (OpenModel open = new OpenModel(model, sgd(0.1).precision(precision), kernels(products))) {
      return open.session().mostAtOnce(250);
    }
  }

  private static Evaluation evaluation(
      CheckedModel model, Map<String, float[]> weights, Kernels kernels, int batch) {
    return evaluation(model, sgd(0.1), weights, kernels, batch);
  }

  private static Evaluation evaluation(
      CheckedModel model,
      Training training,
      Map<String, float[]> weights,
      Kernels kernels,
      int batch) {
    try (OpenModel open = new OpenModel(model, training, kernels)) {
      open.write(weights);
      return new Evaluator(open.session(), CLASSES, batch, true, () -> {})
          .evaluate(IMAGES, Rows.all(ROWS));
    }
  }

  private static Kernels kernels(TileProducts products) {
    return new Kernels(products, false, false, false);
  }

  private static void assertAlike(Evaluation found, Evaluation expected) {
    Scores scores = expected.scores();
    assertThat(found.scores().dataLoss()).isCloseTo(scores.dataLoss(), within(1e-4f));
    assertThat(found.scores().penalty())
        .isCloseTo(scores.penalty(), within(1e-5f * scores.penalty()));
    assertThat(found.scores().accuracy()).isEqualTo(scores.accuracy());
    ClassProbabilities probabilities = expected.probabilities().orElseThrow();
    for (int row = 0; row < ROWS; row++) {
      assertThat(found.probabilities().orElseThrow().row(row))
          .containsExactly(probabilities.row(row), within(1e-4f));
    }
  }

  private static ImageData images(int rows, Shape image) {
    Random random = new Random(3);
    float[] pixels = new float[rows * image.size()];
    for (int i = 0; i < pixels.length; i++) {
      pixels[i] = random.nextFloat();
    }
    return ImageData.of(pixels, IntStream.range(0, rows).map(i -> i % CLASSES).toArray(), image);
  }
}
