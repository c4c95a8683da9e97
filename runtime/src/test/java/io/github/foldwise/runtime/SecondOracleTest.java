package io.github.foldwise.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.github.foldwise.layer.Activation;
import io.github.foldwise.layer.Penalty;
import io.github.foldwise.runtime.graph.GraphScope;
import io.github.foldwise.runtime.graph.PenaltyOps;
import io.github.foldwise.runtime.layer.ActivationOps;
import io.github.foldwise.runtime.session.ModelSession;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;
import org.junit.jupiter.api.Test;
import org.tensorflow.Graph;
import org.tensorflow.Operand;
import org.tensorflow.Result;
import org.tensorflow.Session;
import org.tensorflow.framework.activations.ELU;
import org.tensorflow.framework.activations.Exponential;
import org.tensorflow.framework.activations.ReLU;
import org.tensorflow.framework.activations.SELU;
import org.tensorflow.framework.activations.Sigmoid;
import org.tensorflow.framework.activations.Softplus;
import org.tensorflow.framework.activations.Softsign;
import org.tensorflow.framework.activations.Swish;
import org.tensorflow.framework.activations.Tanh;
import org.tensorflow.framework.regularizers.L1L2;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TFloat32;

/**
 * TensorFlow's own framework library has sound activations and regularizers: ours agree with them.
 */
class SecondOracleTest {
  private static final float[] X = {-4, -1.5f, -0.25f, 0, 0.25f, 1.5f, 4};

  private static final Map<Activation, BiFunction<Ops, Operand<TFloat32>, Operand<TFloat32>>>
      FRAMEWORK =
          Map.of(
              Activation.RELU, (tf, x) -> new ReLU().call(tf, x),
              Activation.ELU, (tf, x) -> new ELU().call(tf, x),
              Activation.SELU, (tf, x) -> new SELU().call(tf, x),
              Activation.SILU, (tf, x) -> new Swish().call(tf, x),
              Activation.TANH, (tf, x) -> new Tanh().call(tf, x),
              Activation.SIGMOID, (tf, x) -> new Sigmoid().call(tf, x),
              Activation.SOFTPLUS, (tf, x) -> new Softplus().call(tf, x),
              Activation.SOFTSIGN, (tf, x) -> new Softsign().call(tf, x),
              Activation.EXPONENTIAL, (tf, x) -> new Exponential().call(tf, x));

  @Test
  void activations_agree_with_the_framework() {
    FRAMEWORK.forEach(
        (activation, framework) -> {
          try (Graph graph = GraphScope.newGraph()) {
            Ops tf = GraphScope.ops(graph);
            Operand<TFloat32> x = tf.constant(X);
            assertSame(
                activation.kind().toString(),
                graph,
                ActivationOps.apply(tf, activation, x),
                framework.apply(tf, x));
          }
        });
  }

  @Test
  void penalties_agree_with_the_framework() {
    try (Graph graph = GraphScope.newGraph()) {
      Ops tf = GraphScope.ops(graph);
      Operand<TFloat32> w = tf.constant(X);
      List<Operand<TFloat32>> terms = new PenaltyOps(tf, new Penalty(1e-2, 1e-3)).values(w);
      assertSame("penalty", graph, PenaltyOps.sum(tf, terms), new L1L2(1e-2f, 1e-3f).call(tf, w));
    }
  }

  private static void assertSame(
      String what, Graph graph, Operand<TFloat32> ours, Operand<TFloat32> theirs) {
    try (Session session = OneThread.session(graph);
        Result result = session.runner().fetch(ours).fetch(theirs).run()) {
      float[] actual = ModelSession.floats((TFloat32) result.get(0));
      float[] expected = ModelSession.floats((TFloat32) result.get(1));
      assertThat(actual).as(what).hasSameSizeAs(expected);
      for (int i = 0; i < expected.length; i++) { // one op or two: the last bit may differ
        assertThat(actual[i]).as(what).isCloseTo(expected[i], within(1e-6f));
      }
    }
  }
}
