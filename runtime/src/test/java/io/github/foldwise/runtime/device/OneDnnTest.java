package io.github.foldwise.runtime.device;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.github.foldwise.runtime.OneThread;
import io.github.foldwise.runtime.graph.GraphScope;
import io.github.foldwise.runtime.graph.Placement;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.tensorflow.Graph;
import org.tensorflow.Operand;
import org.tensorflow.Result;
import org.tensorflow.Session;
import org.tensorflow.op.Ops;
import org.tensorflow.op.nn.Conv2dBackpropFilter;
import org.tensorflow.types.TFloat32;

/**
 * The tests tagged {@code kernels} run twice, with oneDNN's kernels and with TensorFlow's own. That
 * it is so shows in an op that only the first have: the gradient of a dilated kernel.
 */
@Tag("kernels")
class OneDnnTest {
  @Test
  void the_kernels_are_those_that_the_environment_asks_for() {
    Throwable refused = catchThrowable(OneDnnTest::gradientOfADilatedKernel);

    if ("0".equals(System.getenv("TF_ENABLE_ONEDNN_OPTS"))) {
      assertThat(refused).hasMessageContaining("do not yet support dilation rates larger than 1");
    } else {
      assertThat(refused).isNull();
    }
  }

  private static void gradientOfADilatedKernel() {
    try (Graph graph = GraphScope.newGraph();
        Session session = OneThread.session(graph)) {
      Ops tf = Placement.on(Device.CPU, GraphScope.ops(graph));
      Operand<TFloat32> maps = tf.zeros(tf.constant(new int[] {1, 6, 6, 1}), TFloat32.class);
      Operand<TFloat32> gradient =
          tf.nn.conv2dBackpropFilter(
              maps,
              tf.constant(new int[] {3, 3, 1, 1}),
              maps,
              List.of(1L, 1L, 1L, 1L),
              "SAME",
              Conv2dBackpropFilter.dilations(List.of(1L, 2L, 2L, 1L)));
      try (Result result = session.runner().fetch(gradient).run()) {
        assertThat(((TFloat32) result.get(0)).size()).isEqualTo(9);
      }
    }
  }
}
