package io.github.foldwise.runtime.convolution;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.foldwise.runtime.graph.GraphScope;
import java.util.function.BiFunction;
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
   * is added to 1 · 3 = 3. Bfloat16 does not hold the sum: its neighbours are 4 and 4 + 4 steps.
   */
  @Test
  void factors_are_rounded_then_multiplied_and_added_in_float32() {
    float[][] x = {{1 + 0.6f * STEP, 1 + 0.4f * STEP}};
    float[][] kernel = {{1 + 0.6f * STEP}, {3}};

    assertThat(of(x, kernel, KernelProduct::value)).isEqualTo(4 + 2 * STEP + STEP * STEP);
  }

  /** The value is 1 + step; times 1 + 0.6 steps, rounded, (1 + step)² = 1 + 2 steps + step². */
  @Test
  void factors_of_gradients_are_rounded_too() {
    float[][] x = {{1 + 0.6f * STEP}};
    float[][] one = {{1}};

    assertThat(of(x, one, product -> product.kernelGradient().apply(product.value())))
        .isEqualTo(1 + 2 * STEP + STEP * STEP);
    assertThat(of(one, x, product -> product.inputGradient().apply(product.value())))
        .isEqualTo(1 + 2 * STEP + STEP * STEP);
  }

  /** 1 + 0.6 steps as the gradient of the result is 1 + 1 step. */
  @Test
  void the_gradient_of_the_result_is_rounded() {
    float[][] one = {{1}};
    Function<Ops, Operand<TFloat32>> dy = tf -> tf.constant(new float[][] {{1 + 0.6f * STEP}});

    assertThat(of(one, one, (tf, product) -> product.kernelGradient().apply(dy.apply(tf))))
        .isEqualTo(1 + STEP);
    assertThat(of(one, one, (tf, product) -> product.inputGradient().apply(dy.apply(tf))))
        .isEqualTo(1 + STEP);
  }

  private static float of(
      float[][] x, float[][] kernel, Function<KernelProduct<TFloat32>, Operand<TFloat32>> wanted) {
    return of(x, kernel, (tf, product) -> wanted.apply(product));
  }

  private static float of(
      float[][] x,
      float[][] kernel,
      BiFunction<Ops, KernelProduct<TFloat32>, Operand<TFloat32>> wanted) {
    try (Graph graph = GraphScope.newGraph()) {
      Ops tf = GraphScope.ops(graph);
      KernelProduct<TFloat32> product =
          RoundedProduct.of(
              tf,
              (a, b) -> new MatrixProduct().product(tf, a, b),
              tf.constant(x),
              tf.constant(kernel));
      Operand<TFloat32> value = wanted.apply(tf, product);
      try (Session session = new Session(graph);
          Result result = session.runner().fetch(value).run()) {
        return ((TFloat32) result.get(0)).getFloat(0, 0);
      }
    }
  }
}
