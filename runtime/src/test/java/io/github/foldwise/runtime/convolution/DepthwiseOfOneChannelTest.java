package io.github.foldwise.runtime.convolution;

import static io.github.foldwise.model.Layers.depthwiseConv;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.foldwise.data.Shape;
import io.github.foldwise.layer.Convolution;
import io.github.foldwise.layer.Window;
import io.github.foldwise.model.FeatureMaps;
import io.github.foldwise.runtime.session.ModelSession;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.tensorflow.Graph;
import org.tensorflow.Operand;
import org.tensorflow.Result;
import org.tensorflow.Session;
import org.tensorflow.ndarray.buffer.DataBuffers;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TFloat32;

/** On maps of one channel no depthwise op is used, but the products are the same. */
class DepthwiseOfOneChannelTest {
  private static final Shape INPUT = Shape.image(2, 3, 1);
  private static final float[] X = {1, 2, 3, 4, 5, 6};

  /** Two filters, 1 and 10 at the left, 2 and 20 at the right. */
  private static final float[] KERNEL = {1, 10, 2, 20};

  @Test
  void windows_are_summed_for_each_filter() {
    assertThat(product(depthwiseConv(new Window(1, 2)).multiplier(2).valid()))
        .containsExactly(5, 50, 8, 80, 14, 140, 17, 170);
  }

  @Test
  void strides_may_differ() {
    assertThat(product(depthwiseConv(new Window(1, 2)).multiplier(2).stride(2, 1).valid()))
        .containsExactly(5, 50, 8, 80);
  }

  @Test
  void windows_may_be_spread() {
    assertThat(product(depthwiseConv(new Window(1, 2)).multiplier(2).dilation(1, 2).valid()))
        .containsExactly(7, 70, 16, 160);
  }

  private static float[] product(FeatureMaps maps) {
    Convolution<?> layer =
        (Convolution<?>) maps.linear().flatten().classify(2).check(INPUT).layers().get(0).layer();
    try (Graph graph = new Graph()) {
      Ops tf = Ops.create(graph);
      Operand<TFloat32> x = constant(tf, X, 1, 2, 3, 1);
      Operand<TFloat32> kernel = constant(tf, KERNEL, 1, 2, 1, 2);
      Operand<TFloat32> y = Convolutions.depthwise(INPUT, layer).product(tf, x, kernel).value();
      List<String> ops = new ArrayList<>();
      graph.operations().forEachRemaining(op -> ops.add(op.type()));
      assertThat(ops).contains("Conv2D").doesNotContain("DepthwiseConv2dNative");
      try (Session session = new Session(graph);
          Result result = session.runner().fetch(y).run()) {
        return ModelSession.floats((TFloat32) result.get(0));
      }
    }
  }

  private static Operand<TFloat32> constant(Ops tf, float[] values, long... shape) {
    return tf.constant(org.tensorflow.ndarray.Shape.of(shape), DataBuffers.of(values));
  }
}
