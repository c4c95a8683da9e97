package io.github.foldwise.runtime.serving;

import static io.github.foldwise.model.Layers.conv;
import static io.github.foldwise.model.Layers.flatten;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.foldwise.data.ImageData;
import io.github.foldwise.data.Shape;
import io.github.foldwise.layer.Activation;
import io.github.foldwise.model.ModelSpec;
import io.github.foldwise.runtime.device.Device;
import io.github.foldwise.runtime.layer.ActivationOps;
import io.github.foldwise.runtime.session.ModelSession;
import io.github.foldwise.runtime.tensorflow.SessionConfig;
import io.github.foldwise.training.Precision;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.tensorflow.Graph;
import org.tensorflow.Result;
import org.tensorflow.Session;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TFloat32;

class DenormalsTest {
  private static final Shape IMAGE = Shape.image(4, 4, 1);

  /** From −200 to 200 in steps of 1/64, in this thread, because TensorFlow's would flush them. */
  @ParameterizedTest
  @EnumSource(Activation.Kind.class)
  void no_other_activation_makes_denormal_numbers(Activation.Kind kind) {
    Activation activation = new Activation(kind, 0.5);
    float[] inputs = new float[2 * 200 * 64 + 1];
    for (int i = 0; i < inputs.length; i++) {
      inputs[i] = i / 64f - 200;
    }
    try (Graph graph = new Graph()) {
      Ops tf = Ops.create(graph);
      var x = tf.placeholder(TFloat32.class);
      var y = ActivationOps.apply(tf, activation, tf.identity(x));
      try (Session session = new Session(graph, SessionConfig.inCallersThread(1));
          TFloat32 values = TFloat32.vectorOf(inputs);
          Result result = session.runner().feed(x, values).fetch(y).run()) {
        boolean found = false;
        for (float each : ModelSession.floats((TFloat32) result.get(0))) {
          found |= each != 0 && Math.abs(each) < Float.MIN_NORMAL;
        }
        assertThat(found && !Denormals.mayArise(activation)).isFalse();
      }
    }
  }

  @Test
  void activations_are_found_in_all_layers() {
    assertThat(mayArise(conv(2, 3).relu().flatten().dense(2).classify(3))).isFalse();
    assertThat(mayArise(conv(2, 3).silu().flatten().classify(3))).isTrue();
    assertThat(mayArise(flatten().dense(2).sigmoid().classify(3))).isTrue();
    assertThat(mayArise(conv(2, 3).bn().mish().flatten().classify(3))).isTrue();
  }

  @Test
  void denormal_weights_become_0_and_others_stay() {
    float[] weights = {1, -1e-40f, Float.MIN_NORMAL, -Float.MIN_NORMAL, Float.MIN_VALUE};
    assertThat(Denormals.flushed(Map.of("w", weights)).get("w"))
        .containsExactly(1, 0, Float.MIN_NORMAL, -Float.MIN_NORMAL, 0);
    assertThat(weights[1]).isEqualTo(-1e-40f);
  }

  /** Otherwise the first logit would be 1e-40 · 1e38. */
  @Test
  void denormal_weights_of_a_served_model_are_0() {
    assertEven(
        flatten().dense(1).linear().classify(3), Map.of("dense_1/kernel", new float[] {1e-40f}));
  }

  @Test
  void denormal_products_of_a_kernel_and_the_gamma_folded_into_it_are_0() {
    assertEven(
        flatten().dense(1).linear().bn().classify(3),
        Map.of(
            "dense_1/kernel", new float[] {1e-20f},
            "bn_1/gamma", new float[] {1e-20f},
            "bn_1/beta", new float[1],
            "bn_1/moving_mean", new float[1],
            "bn_1/moving_variance", new float[] {1}));
  }

  /** All classes are equally probable, although the first one's weight is 1e38. */
  private static void assertEven(ModelSpec model, Map<String, float[]> weights) {
    Shape one = Shape.image(1, 1, 1);
    Map<String, float[]> all = new HashMap<>(weights);
    all.put("dense_1/bias", new float[1]);
    all.put("dense_2/kernel", new float[] {1e38f, 0, 0});
    all.put("dense_2/bias", new float[3]);
    ImageData white = ImageData.of(new byte[] {(byte) 255}, new int[1], one);
    try (ServedGraph graph =
        ServedGraph.of(
            model.check(one), Precision.FLOAT32, Precision.FLOAT32, all, Device.CPU, 1)) {
      assertThat(graph.predict(white, 1)[0]).containsExactly(1 / 3f, 1 / 3f, 1 / 3f);
    }
  }

  private static boolean mayArise(ModelSpec model) {
    return Denormals.mayArise(model.check(IMAGE));
  }
}
