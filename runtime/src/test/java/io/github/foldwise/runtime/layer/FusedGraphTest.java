package io.github.foldwise.runtime.layer;

import static io.github.foldwise.model.Layers.conv;
import static io.github.foldwise.training.Optimizers.adamW;
import static io.github.foldwise.training.Training.adam;
import static io.github.foldwise.training.Training.sgd;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.foldwise.data.Shape;
import io.github.foldwise.model.ModelSpec;
import io.github.foldwise.runtime.device.Device;
import io.github.foldwise.runtime.graph.FusedKernels;
import io.github.foldwise.runtime.graph.ImageSource;
import io.github.foldwise.runtime.graph.TileProducts;
import io.github.foldwise.runtime.head.ModelGraph;
import io.github.foldwise.training.Precision;
import io.github.foldwise.training.Training;
import java.util.Iterator;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.tensorflow.GraphOperation;

/** Which ops of this module a training gets. */
@Tag("ops")
@EnabledIf("io.github.foldwise.runtime.graph.FusedKernels#areThere")
class FusedGraphTest {
  private static final ModelSpec DENSE =
      conv(4, 3).flatten().dense(64).relu().dense(30).relu().classify(2);

  @Test
  void one_op_goes_back_through_pool_norm_and_relu() {
    Map<String, Integer> ops =
        ops(
            conv(16, 3).relu().bn().pool(2).conv(16, 3).relu().bn().flatten().classify(2),
            adam(1e-3));

    assertThat(ops)
        .containsEntry("FoldwiseNormGradient", 2)
        .doesNotContainKeys("FoldwiseReluGradient", "MaxPoolGrad", "ReluGrad");
  }

  @Test
  void relu_of_few_channels_or_without_a_norm_behind_it_has_an_op_of_its_own() {
    Map<String, Integer> ops =
        ops(
            conv(8, 3).relu().bn().conv(16, 3).relu().pool(2).bn().flatten().classify(2),
            adam(1e-3));

    assertThat(ops)
        .containsEntry("FoldwiseNormGradient", 2)
        .containsEntry("FoldwiseReluGradient", 2);
  }

  @Test
  void one_op_norms_before_a_pool_of_other_windows() {
    Map<String, Integer> ops = ops(conv(16, 3).bn().pool(3).flatten().classify(2), adam(1e-3));

    assertThat(ops).containsEntry("FoldwiseNorm", 1).containsEntry("MaxPool", 2);
  }

  static Stream<Arguments> updates() {
    return Stream.of(
        Arguments.of("adam", adam(1e-3).batch(16), 1),
        Arguments.of("larger batch", adam(1e-3).batch(17), 0),
        Arguments.of("averaged", adam(1e-3).batch(8).averageWeights(0.8, 2), 1),
        Arguments.of("decayed", adamW(1e-3).batch(16), 0),
        Arguments.of("clipped", adam(1e-3).batch(16).clipGlobalNorm(1), 0),
        Arguments.of("accumulated", adam(1e-3).batch(16).accumulate(2), 0),
        Arguments.of("rounded", adam(1e-3).batch(16).precision(Precision.MIXED_BFLOAT16), 1),
        Arguments.of("sgd", sgd(1e-2).batch(16), 0));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("updates")
  void adam_multiplies_the_gradient_of_a_suitable_dense_kernel(
      String name, Training training, int products) {
    assertThat(ops(DENSE, training).getOrDefault("FoldwiseAdamOfProduct", 0)).isEqualTo(products);
  }

  /** Number of ops of each type. */
  private static Map<String, Integer> ops(ModelSpec model, Training training) {
    Map<String, Integer> ops = new TreeMap<>();
    try (ModelGraph graph =
        new ModelGraph(
            model.check(Shape.image(12, 12, 2)),
            training,
            Device.CPU,
            ImageSource.FED,
            FusedKernels.of(TileProducts.ONEDNN_FUSED),
            1)) {
      Iterator<GraphOperation> all = graph.graph().operations();
      while (all.hasNext()) {
        ops.merge(all.next().type(), 1, Integer::sum);
      }
    }
    return ops;
  }
}
