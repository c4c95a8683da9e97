package io.github.foldwise.runtime.layer;

import static io.github.foldwise.model.Layers.conv;
import static io.github.foldwise.training.Training.sgd;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.foldwise.data.Shape;
import io.github.foldwise.model.FeatureMaps;
import io.github.foldwise.model.ModelSpec;
import io.github.foldwise.runtime.device.Device;
import io.github.foldwise.runtime.graph.ImageSource;
import io.github.foldwise.runtime.graph.Kernels;
import io.github.foldwise.runtime.graph.TileProducts;
import io.github.foldwise.runtime.head.ModelGraph;
import java.util.Iterator;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.tensorflow.GraphOperation;

class FrozenGraphTest {
  private static final Shape IMAGE = Shape.image(8, 8, 2);
  private static final FeatureMaps BODY =
      conv(4, 3).relu().bn().pool(2).residual(b -> b.conv(4, 3).bn().relu().conv(4, 3));
  private static final String BACK = ".*(Grad|Backprop).*";

  @ParameterizedTest(name = "fused norm {0}")
  @ValueSource(booleans = {false, true})
  void no_gradient_is_built_below_what_is_frozen(boolean fusedNorm) {
    Map<String, Integer> free = ops(BODY.flatten().dense(3).relu().classify(2), fusedNorm);
    Map<String, Integer> frozen =
        ops(BODY.freeze().flatten().dense(3).relu().classify(2), fusedNorm);

    assertThat(free.keySet().stream().filter(op -> op.matches(BACK)))
        .contains("Conv2DBackpropFilter", "Conv2DBackpropInput", "MaxPoolGrad", "ReluGrad");
    assertThat(frozen.keySet().stream().filter(op -> op.matches(BACK)))
        .containsExactly("BiasAddGrad", "ReluGrad");
    assertThat(frozen).containsEntry("BiasAddGrad", 2).containsEntry("ReluGrad", 1);
  }

  @Test
  void a_frozen_layer_passes_gradients_on_and_has_none_of_its_own() {
    ModelSpec model = conv(4, 3).relu().conv(4, 3).flatten().classify(2);
    Map<String, Integer> free = ops(model, false);
    Map<String, Integer> frozen = ops(model.freeze("conv_2"), false);

    assertThat(free)
        .containsEntry("Conv2DBackpropFilter", 2)
        .containsEntry("Conv2DBackpropInput", 1)
        .containsEntry("BiasAddGrad", 3);
    assertThat(frozen)
        .containsEntry("Conv2DBackpropFilter", 1)
        .containsEntry("Conv2DBackpropInput", 1)
        .containsEntry("BiasAddGrad", 2);
  }

  @Test
  void what_is_frozen_has_no_slot_and_no_moving_statistic_to_update() {
    try (ModelGraph graph = graph(BODY.freeze().flatten().classify(2), false)) {
      assertThat(graph.training().gradients()).containsOnlyKeys("dense_1/kernel", "dense_1/bias");
      assertThat(graph.state().keySet())
          .filteredOn(name -> name.contains("sgd") || name.contains("momentum"))
          .allMatch(name -> name.startsWith("dense_1/"))
          .isNotEmpty();
    }
  }

  /** Number of ops of each type. */
  private static Map<String, Integer> ops(ModelSpec model, boolean fusedNorm) {
    Map<String, Integer> ops = new TreeMap<>();
    try (ModelGraph graph = graph(model, fusedNorm)) {
      Iterator<GraphOperation> all = graph.graph().operations();
      while (all.hasNext()) {
        ops.merge(all.next().type(), 1, Integer::sum);
      }
    }
    return ops;
  }

  private static ModelGraph graph(ModelSpec model, boolean fusedNorm) {
    return new ModelGraph(
        model.check(IMAGE),
        sgd(0.1, s -> s.momentum(0.9)),
        Device.CPU,
        ImageSource.FED,
        new Kernels(TileProducts.NONE, fusedNorm, false, false),
        1);
  }
}
