package io.github.foldwise.runtime.cost;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.foldwise.data.Shape;
import io.github.foldwise.goldens.Golden;
import io.github.foldwise.layer.AveragePool;
import io.github.foldwise.layer.Conv;
import io.github.foldwise.layer.Dense;
import io.github.foldwise.layer.DepthwiseConv;
import io.github.foldwise.layer.Flatten;
import io.github.foldwise.layer.Layer;
import io.github.foldwise.layer.MaxPool;
import io.github.foldwise.layer.Padding;
import io.github.foldwise.layer.SeparableConv;
import io.github.foldwise.layer.WeightRules;
import io.github.foldwise.layer.Window;
import io.github.foldwise.model.inference.ShapeInference;
import io.github.foldwise.runtime.graph.TileProducts;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.MethodOrderer.OrderAnnotation;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;

/**
 * Operations of the forward way against those that TensorFlow's profiler counts in Keras models.
 */
@TestMethodOrder(OrderAnnotation.class)
class ModelCostGoldenTest {
  private static final Golden GOLDEN = Golden.read("operations.json");
  private static final Shape IMAGE = Shape.image(28, 28, 1);
  private static final Shape MAPS = Shape.image(14, 14, 8);

  @Test
  void each_layer_takes_the_operations_that_the_profiler_counts() {
    Window wide = new Window(3, 5);
    Map<String, Double> ours =
        Map.of(
            "conv", forward(IMAGE, Conv.of(64, 3)),
            "conv_valid_stride",
                forward(
                    MAPS, Conv.of(16, 5).withStride(Window.square(2)).withPadding(Padding.VALID)),
            "conv_without_bias",
                forward(MAPS, Conv.of(16, wide).withRules(WeightRules::withoutBias)),
            "depthwise", forward(MAPS, DepthwiseConv.of(Window.square(3)).withMultiplier(2)),
            "separable", forward(MAPS, SeparableConv.of(16, Window.square(3))),
            "dense", forward(Shape.features(100), Dense.of(37)),
            "max_pool", forward(MAPS, MaxPool.of(2)),
            "avg_pool",
                forward(
                    MAPS, AveragePool.of(3).withStride(Window.square(2)).withPadding(Padding.SAME)),
            "notebook",
                forward(
                    IMAGE,
                    Conv.of(64, 3),
                    MaxPool.of(2),
                    Conv.of(128, 3),
                    MaxPool.of(2),
                    new Flatten(),
                    Dense.of(128),
                    Dense.of(10)));

    ours.forEach(
        (model, operations) ->
            assertThat(operations).as(model).isEqualTo(GOLDEN.at(model).number()));
  }

  @Test
  @Order(Integer.MAX_VALUE)
  void every_number_of_the_file_was_compared() {
    GOLDEN.requireAllCompared();
  }

  private static double forward(Shape input, Layer... layers) {
    return LayerCosts.of(new ShapeInference(input).infer(List.of(layers)), TileProducts.NONE)
        .forward();
  }
}
