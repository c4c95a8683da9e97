package io.github.foldwise.runtime.layer;

import static io.github.foldwise.model.Layers.input;
import static java.util.Map.entry;

import io.github.foldwise.data.Shape;
import io.github.foldwise.goldens.Golden;
import io.github.foldwise.goldens.Tolerance;
import io.github.foldwise.layer.Activation;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.MethodOrderer.OrderAnnotation;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The functions against Keras 3.8.0, from −20 to 20. */
@TestMethodOrder(OrderAnnotation.class)
class ActivationsGoldenTest {
  private static final Golden GOLDEN = Golden.read("activations.csv");

  private static final Map<String, Activation> FUNCTIONS =
      Map.ofEntries(
          entry("linear", Activation.LINEAR),
          entry("relu", Activation.RELU),
          entry("relu6", Activation.RELU6),
          entry("leaky_relu", Activation.leakyRelu(0.2)),
          entry("LeakyReLU_layer_default_0.3", Activation.leakyRelu(0.3)),
          entry("elu", Activation.ELU),
          entry("celu", Activation.CELU),
          entry("selu", Activation.SELU),
          entry("silu", Activation.SILU),
          entry("swish", Activation.SILU),
          entry("gelu", Activation.GELU),
          entry("gelu_tanh_approximate", Activation.GELU_TANH),
          entry("ops.gelu_default", Activation.GELU_TANH),
          entry("mish", Activation.MISH),
          entry("tanh", Activation.TANH),
          entry("sigmoid", Activation.SIGMOID),
          entry("hard_sigmoid", Activation.HARD_SIGMOID),
          entry("hard_silu", Activation.HARD_SILU),
          entry("softplus", Activation.SOFTPLUS),
          entry("softsign", Activation.SOFTSIGN),
          entry("exponential", Activation.EXPONENTIAL));

  static Stream<String> columns() {
    return GOLDEN.at(0).names().stream().filter(title -> !title.equals("x"));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("columns")
  void the_function_is_that_of_keras(String column) {
    float[] x = floats("x");
    float[] expected = floats(column);
    var model =
        input(1, 1, x.length)
            .activation(FUNCTIONS.get(column))
            .flatten()
            .classify(2)
            .check(Shape.image(1, 1, x.length));
    try (LayerRun layer = new LayerRun(model, 1)) {
      Tolerance.FORMULA.check(column, layer.infer(x), expected);
      Tolerance.FORMULA.check(column, layer.train(x), expected);
    }
  }

  @Test
  @Order(Integer.MAX_VALUE)
  void every_number_of_the_file_was_compared() {
    GOLDEN.requireAllCompared();
  }

  private static float[] floats(String title) {
    double[] column = GOLDEN.column(title);
    float[] values = new float[column.length];
    for (int i = 0; i < values.length; i++) {
      values[i] = (float) column[i];
    }
    return values;
  }
}
