package io.github.foldwise.runtime.cost;

import static io.github.foldwise.model.Layers.conv;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.github.foldwise.data.Shape;
import io.github.foldwise.model.Convolved;
import io.github.foldwise.model.ModelSpec;
import io.github.foldwise.runtime.graph.Kernels;
import io.github.foldwise.runtime.graph.TileProducts;
import io.github.foldwise.training.Training;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TrialMemoryTest {
  private static final double MIB = 1 << 20;
  private static final Shape IMAGE = Shape.image(28, 28, 1);
  private static final int ROWS = 4_400;
  private static final TensorFlowCosts COSTS = costs(TileProducts.NONE);

  /**
   * Growth of a process's peak of resident memory by one trial, over that of a model of 25,354
   * parameters; measured with TensorFlow 2.18 on a CPU with AVX-512. What tiles add was measured on
   * one without: 18 MiB with a batch of 16, and 225 MiB with 256.
   */
  @ParameterizedTest(name = "hidden {0}, kernel {1}, batch {2}, evaluated by {3}, {5}: {4} MiB")
  @CsvSource({
    "128, 3,  16,   32,  50, windows",
    "128, 3, 128,   32, 170, windows",
    "128, 3, 256,   32, 336, windows",
    "128, 3,  16,  200, 146, windows",
    "128, 3,  16, 1000, 531, windows",
    "128, 3, 512,    1, 634, windows",
    "128, 5,  16,   32,  74, windows",
    "256, 3,  16,   32, 133, windows",
    "512, 3,  16,   32, 575, windows",
    "512, 3, 256,   32, 966, windows",
    "128, 3,  16,   32,  68, tiles",
    "128, 3, 256,   32, 561, tiles"
  })
  void the_notebooks_model_takes_what_was_measured(
      int hidden, int kernel, int batch, int evaluationBatch, int mebibytes, String way) {
    Training training = Training.adam(5e-4).batch(batch).evaluationBatch(evaluationBatch);

    TensorFlowCosts costs = costs(way.equals("tiles") ? TileProducts.EIGEN : TileProducts.NONE);
    double estimate = bytes(costs, notebook(hidden, kernel), training) / MIB;

    assertThat(estimate).isCloseTo(mebibytes, within(0.25 * mebibytes));
  }

  @Test
  void weights_gradients_and_slots_have_four_bytes_a_number() {
    ModelSpec model = conv(8, 3).bn().globalAvgPool().classify(10);
    long trainable = 8 * 9 + 8 + 2 * 8 + 8 * 10 + 10;

    TrialMemory memory = COSTS.memory(model.check(IMAGE), Training.sgd(0.1), ROWS, ROWS);

    assertThat(memory.weights()).isEqualTo(4 * (trainable + 2 * 8));
    assertThat(memory.gradients()).isEqualTo(4 * trainable);
    assertThat(memory.slots()).isZero();
    assertThat(memory.penalties()).isZero();
  }

  @ParameterizedTest
  @CsvSource({"false, 1, false, 2", "true, 1, false, 3", "false, 4, false, 3", "false, 1, true, 3"})
  void each_number_that_the_optimizer_remembers_counts(
      boolean amsgrad, int accumulated, boolean averaged, int slots) {
    Training adam = Training.adam(0.1, a -> amsgrad ? a.amsgrad() : a).accumulate(accumulated);
    Training training = averaged ? adam.averageWeights(0.99) : adam;

    assertThat(training.optimizer().slots()).isEqualTo(slots);
  }

  /** 78 million numbers come out of the convolution for one image: 300 MiB. */
  @Test
  void a_hundred_thousand_filters_need_more_than_a_large_machine_has() {
    ModelSpec model = conv(100_000, 3).relu().pool(2).conv(128, 3).relu().flatten().classify(10);

    double estimate = bytes(COSTS, model, Training.adam(5e-4).batch(32));

    assertThat(estimate / MIB / 1024).isGreaterThan(24);
  }

  @Test
  void a_batch_is_not_larger_than_its_rows() {
    Training training = Training.sgd(0.1);

    assertThat(bytes(COSTS, notebook(128, 3), training.batch(100_000)))
        .isEqualTo(bytes(COSTS, notebook(128, 3), training.batch(ROWS)));
    assertThat(bytes(COSTS, notebook(128, 3), training.evaluationBatch(100_000_000)))
        .isEqualTo(bytes(COSTS, notebook(128, 3), training.evaluationBatch(ROWS)));
  }

  @Test
  void more_than_can_be_counted_is_the_largest_number() {
    ModelSpec model = conv(2_000_000, 3).globalAvgPool().classify(10);
    Training training = Training.sgd(0.1).evaluationBatch(Integer.MAX_VALUE);

    assertThat(COSTS.memoryBytes(model.check(IMAGE), training, 1, Integer.MAX_VALUE))
        .isEqualTo(Long.MAX_VALUE);
  }

  @Test
  void a_batch_evaluated_on_tiles_takes_the_memory_of_the_images_of_one_run() {
    double few = bytes(costs(TileProducts.EIGEN), notebook(128, 3), evaluatedBy(20));

    assertThat(bytes(costs(TileProducts.EIGEN), notebook(128, 3), evaluatedBy(19))).isLessThan(few);
    assertThat(bytes(costs(TileProducts.EIGEN), notebook(128, 3), evaluatedBy(1000)))
        .isEqualTo(few);
    assertThat(bytes(costs(TileProducts.NONE), notebook(128, 3), evaluatedBy(1000)))
        .isGreaterThan(5 * few)
        .isEqualTo(bytes(costs(TileProducts.EIGEN, 2), notebook(128, 3), evaluatedBy(1000)));
  }

  private static Training evaluatedBy(int batch) {
    return Training.sgd(0.1).batch(1).evaluationBatch(batch);
  }

  private static TensorFlowCosts costs(TileProducts products) {
    return costs(products, 1);
  }

  private static TensorFlowCosts costs(TileProducts products, int threads) {
    return new TensorFlowCosts(new Kernels(products, false, false, false), threads);
  }

  static ModelSpec notebook(int hidden, int kernel) {
    UnaryOperator<Convolved> penalised =
        c -> c.relu().l1l2(1e-5, 1e-4).biasL1(1e-5).activityL2(1e-4);
    return penalised
        .apply(penalised.apply(conv(64, kernel)).bn().pool(2).conv(hidden, kernel))
        .bn()
        .pool(2)
        .flatten()
        .dense(hidden)
        .relu()
        .l1l2(1e-5, 1e-4)
        .biasL1(1e-5)
        .activityL2(1e-4)
        .dropout(0.6)
        .classify(10);
  }

  private static double bytes(TensorFlowCosts costs, ModelSpec model, Training training) {
    return costs.memoryBytes(model.check(IMAGE), training, ROWS, ROWS);
  }
}
