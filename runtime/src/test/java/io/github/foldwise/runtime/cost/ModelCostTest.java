package io.github.foldwise.runtime.cost;

import static io.github.foldwise.model.Layers.conv;
import static io.github.foldwise.model.Layers.flatten;
import static io.github.foldwise.model.Layers.separableConv;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.github.foldwise.data.Shape;
import io.github.foldwise.model.ModelSpec;
import io.github.foldwise.runtime.graph.Kernels;
import io.github.foldwise.runtime.graph.TileProducts;
import io.github.foldwise.trial.ModelCost;
import io.github.foldwise.trial.TrialCosts;
import org.junit.jupiter.api.Test;

class ModelCostTest {
  private static final Shape IMAGE = Shape.image(28, 28, 1);
  private static final TrialCosts COSTS =
      new TensorFlowCosts(new Kernels(TileProducts.NONE, false, false, false), 1);

  /**
   * Products alone: 903,168 and 28,901,376 of the convolutions, 1,605,632 and 2,560 of the dense
   * layers; three times each, but for the gradient of the image, which training does not need:
   * 93,135,040.
   */
  @Test
  void the_notebooks_model_takes_93_million_operations_for_the_products_of_a_training_sample() {
    ModelCost cost = COSTS.ofExample(TrialMemoryTest.notebook(128, 3).check(IMAGE));

    assertThat((double) cost.trainingOperations()).isCloseTo(93_135_040, within(3e6));
    assertThat(cost.trainingOperations()).isGreaterThan(93_135_040);
  }

  /**
   * 784 · 10 multiplications and additions and 10 biases; back without the gradient of the image.
   */
  @Test
  void the_gradient_of_the_image_is_not_counted() {
    ModelCost cost = COSTS.ofExample(flatten().classify(10).check(IMAGE));

    assertThat(cost.forwardOperations()).isEqualTo(2 * 784 * 10 + 10);
    assertThat(cost.backwardOperations()).isEqualTo(2 * 784 * 10 + 10);
  }

  /** The second layer's 2 · 5 · 10 products are made once more for the gradient of its input. */
  @Test
  void the_gradient_of_what_weights_made_is_counted() {
    ModelCost cost = COSTS.ofExample(flatten().dense(5).classify(10).check(IMAGE));

    assertThat(cost.forwardOperations()).isEqualTo(2 * 784 * 5 + 5 + 2 * 5 * 10 + 10);
    assertThat(cost.backwardOperations()).isEqualTo(2 * 784 * 5 + 5 + 2 * (2 * 5 * 10) + 10);
  }

  /** 3·3 of each channel, then 1·1 from 8 channels to 4: 28·28·(2·9·8 + 2·8·4 + 4). */
  @Test
  void a_separable_convolution_costs_its_two_products() {
    ModelSpec separable = separableConv(4, 3).globalAvgPool().classify(2);

    assertThat(COSTS.ofExample(separable.check(Shape.image(28, 28, 8))).forwardOperations())
        .isEqualTo(784 * (2 * 9 * 8 + 2 * 8 * 4 + 4) + 784 * 4 + 2 * 4 * 2 + 2);
  }

  /** Both convolutions, the batch norm of the projection, its product, and the sum. */
  @Test
  void a_residual_costs_its_block_its_projection_and_their_sum() {
    ModelSpec residual = conv(4, 1).residual(b -> b.conv(8, 3)).globalAvgPool().classify(2);
    long first = 2 * 784 * 4 + 784 * 4;
    long block = 2 * 9 * 4 * 784 * 8 + 784 * 8;
    long projection = 2 * 4 * 784 * 8 + 8 * 784 * 8;

    assertThat(COSTS.ofExample(residual.check(IMAGE)).forwardOperations())
        .isEqualTo(first + block + projection + 784 * 8 + 784 * 8 + 2 * 8 * 2 + 2);
  }

  /** Image, convolution, pool, logits; beside them twice the convolution's output. */
  @Test
  void a_step_keeps_what_comes_out_of_the_layers() {
    ModelSpec model = conv(8, 3).relu().pool(2).flatten().classify(10);
    int maps = 28 * 28 * 8;

    ModelCost cost = COSTS.ofExample(model.check(IMAGE));

    assertThat(cost.stepValues()).isEqualTo(784 + maps + maps / 4 + 10 + 2 * maps);
    assertThat(cost.evaluationValues()).isEqualTo(maps + maps / 4);
  }
}
