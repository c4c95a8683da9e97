package io.github.foldwise.runtime.convolution;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.foldwise.runtime.graph.GraphScope;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.tensorflow.Graph;
import org.tensorflow.Operand;
import org.tensorflow.Result;
import org.tensorflow.Session;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TFloat32;

/** Near 1, bfloat16 has steps of 1/128; a tie goes to the even step. */
class RoundedProductTest {
  private static final float STEP = 1 / 128f;

  /**
   * 1 + 0.6 steps is 1 + 1 step, and 1 + 0.4 steps is 1. (1 + step)(1 + step) = 1 + 2 steps + step²
   * is added to 1 · 3 = 3 exactly: 4 + 2 steps + step², whose neighbours are 4 and 4 + 4 steps. The
   * tie would go to 4; step² decides for the other.
   */
  @Test
  void factors_are_rounded_then_multiplied_and_added_exactly_and_the_sum_is_rounded() {
    float[][] x = {{1 + 0.6f * STEP, 1 + 0.4f * STEP}};
    float[][] kernel = {{1 + 0.6f * STEP}, {3}};

    assertThat(of(x, kernel, KernelProduct::value)).isEqualTo(4 + 4 * STEP);
  }

  /** (1 + step)(1 + step) = 1 + 2 steps + step² rounds to 1 + 2 steps. */
  @Test
  void gradients_are_rounded_too() {
    float[][] x = {{1 + 0.6f * STEP}};
    float[][] one = {{1}};

    assertThat(of(x, one, product -> product.kernelGradient().apply(product.value())))
        .isEqualTo(1 + 2 * STEP);
    assertThat(of(one, x, product -> product.inputGradient().apply(product.value())))
        .isEqualTo(1 + 2 * STEP);
  }

  private static float of(
      float[][] x, float[][] kernel, Function<KernelProduct<TFloat32>, Operand<TFloat32>> wanted) {
    try (Graph graph = GraphScope.newGraph()) {
      Ops tf = GraphScope.ops(graph);
      KernelProduct<TFloat32> product =
          RoundedProduct.of(
              tf,
              (a, b) -> new MatrixProduct().product(tf, a, b),
              tf.constant(x),
              tf.constant(kernel));
      Operand<TFloat32> value = wanted.apply(product);
      try (Session session = new Session(graph);
          Result result = session.runner().fetch(value).run()) {
        return ((TFloat32) result.get(0)).getFloat(0, 0);
      }
    }
  }
}
