package io.github.foldwise.runtime;

import static io.github.foldwise.model.Layers.input;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.github.foldwise.model.Activation;
import io.github.foldwise.model.Shape;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** The functions against Keras 3.8.0, from −20 to 20. */
class ActivationGoldenTest {
  private static final GoldenTable GOLDEN = GoldenTable.read("activations.csv");

  static Stream<Arguments> functions() {
    return Stream.of(
        Arguments.of("linear", Activation.LINEAR),
        Arguments.of("relu", Activation.RELU),
        Arguments.of("leaky_relu", Activation.leakyRelu(0.2)),
        Arguments.of("LeakyReLU_layer_default_0.3", Activation.leakyRelu(0.3)),
        Arguments.of("elu", Activation.ELU),
        Arguments.of("selu", Activation.SELU),
        Arguments.of("silu", Activation.SILU),
        Arguments.of("swish", Activation.SILU),
        Arguments.of("gelu", Activation.GELU),
        Arguments.of("tanh", Activation.TANH),
        Arguments.of("sigmoid", Activation.SIGMOID));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("functions")
  void the_function_is_that_of_keras(String column, Activation activation) {
    float[] x = GOLDEN.column("x");
    float[] expected = GOLDEN.column(column);
    var model =
        input(1, 1, x.length)
            .activation(activation)
            .flatten()
            .classify(2)
            .check(Shape.image(1, 1, x.length));
    try (LayerRun layer = new LayerRun(model, 1)) {
      assertClose(layer.infer(x), expected);
      assertClose(layer.train(x), expected);
    }
  }

  /** Single functions, not sums: the last bit or two may differ. */
  private static void assertClose(float[] actual, float[] expected) {
    assertThat(actual).hasSameSizeAs(expected);
    for (int i = 0; i < expected.length; i++) {
      assertThat((double) actual[i])
          .as("x = " + GOLDEN.at(i, 0))
          .isCloseTo(expected[i], within(1e-6 * Math.abs(expected[i]) + 1e-7));
    }
  }
}
