package io.github.foldwise.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.foldwise.layer.CheckedLayer;
import io.github.foldwise.layer.Layer;
import io.github.foldwise.model.CheckedModel;
import io.github.foldwise.runtime.device.Device;
import io.github.foldwise.runtime.graph.GraphScope;
import io.github.foldwise.runtime.graph.Inputs;
import io.github.foldwise.runtime.graph.Kernels;
import io.github.foldwise.runtime.graph.Placement;
import io.github.foldwise.runtime.graph.Variables;
import io.github.foldwise.runtime.layer.Head;
import io.github.foldwise.runtime.layer.LayerEmitter;
import io.github.foldwise.runtime.layer.LayerEmitters;
import io.github.foldwise.training.Precision;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.tensorflow.Graph;
import org.tensorflow.Operand;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TFloat32;

/** The shapes that the declarations infer are those that TensorFlow infers from the graph. */
class ShapesOfTensorFlowTest {
  private static final int MODELS = 300;
  private static final long SEED = 17;

  @Test
  void every_layer_of_random_models_gives_the_shape_that_was_inferred() {
    RandomModels models = RandomModels.ofEverything(SEED);
    Set<Class<?>> seen = new HashSet<>();
    for (int i = 0; i < MODELS; i++) {
      CheckedModel model = models.next();
      try (Graph graph = GraphScope.newGraph()) {
        Ops tf = Placement.on(Device.CPU, GraphScope.ops(graph));
        Inputs inputs = Inputs.declare(tf, model.input());
        Head head =
            Head.inference(
                tf,
                new Variables(tf, model.weights()),
                inputs,
                Precision.FLOAT32,
                Kernels.of(Device.CPU),
                Optional.empty());
        assertShapes(head, model.layers(), inputs.scaled(), model, seen);
      }
    }
    assertThat(seen).as("kinds of layers that were drawn").isEqualTo(kinds(Layer.class));
  }

  private static void assertShapes(
      Head head,
      List<CheckedLayer> layers,
      Operand<TFloat32> input,
      CheckedModel model,
      Set<Class<?>> seen) {
    Operand<TFloat32> x = input;
    for (CheckedLayer layer : layers) {
      assertShapes(head, layer.block(), x, model, seen);
      assertShapes(head, layer.projection(), x, model, seen);
      LayerEmitter emitter = LayerEmitters.of(layer);
      Operand<TFloat32> trained = emitter.train(head, x).output();
      String place = layer.name() + " of\n" + model.text();
      assertThat(dims(trained)).as(place).containsExactly(dims(layer.output()));
      assertThat(dims(emitter.infer(head, x))).as(place).containsExactly(dims(layer.output()));
      layer
          .weights()
          .forEach(
              weight ->
                  assertThat(head.weights().read(weight.name()).shape().asArray())
                      .as(weight.name())
                      .containsExactly(Variables.shape(weight).asArray()));
      x = trained;
      seen.add(layer.layer().getClass());
    }
  }

  /** Without the rows of the batch, which are unknown. */
  private static long[] dims(Operand<TFloat32> batch) {
    long[] dims = batch.shape().asArray();
    return Arrays.copyOfRange(dims, 1, dims.length);
  }

  private static long[] dims(io.github.foldwise.data.Shape one) {
    return one.dims().stream().mapToLong(Integer::longValue).toArray();
  }

  private static Set<Class<?>> kinds(Class<?> sealed) {
    Set<Class<?>> kinds = new HashSet<>();
    Stream.of(sealed.getPermittedSubclasses())
        .forEach(kind -> kinds.addAll(kind.isSealed() ? kinds(kind) : Set.of((Class<?>) kind)));
    return kinds;
  }
}
