package io.github.foldwise.runtime.serving;

import static io.github.foldwise.model.Layers.conv;
import static io.github.foldwise.model.Layers.flatten;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.foldwise.data.ImageData;
import io.github.foldwise.data.Shape;
import io.github.foldwise.layer.Activation;
import io.github.foldwise.layer.WeightSpec;
import io.github.foldwise.model.CheckedModel;
import io.github.foldwise.model.ModelSpec;
import io.github.foldwise.runtime.device.Device;
import io.github.foldwise.runtime.layer.ActivationOps;
import io.github.foldwise.runtime.session.ModelSession;
import io.github.foldwise.runtime.tensorflow.SessionConfig;
import io.github.foldwise.training.Precision;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
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
  private static final float[] EVEN = {1 / 3f, 1 / 3f, 1 / 3f};

  /** These may make them of the sigmoid or softplus inside alone. */
  private static final Set<Activation.Kind> INSIDE =
      EnumSet.of(Activation.Kind.SILU, Activation.Kind.MISH);

  /**
   * From −200 to 200, in this thread. TensorFlow would share more values with its own threads,
   * which flush the results: another test may have given this process several.
   */
  @ParameterizedTest
  @EnumSource(Activation.Kind.class)
  void activations_that_may_make_denormal_numbers_are_known(Activation.Kind kind) {
    Activation activation = new Activation(kind, 0.5);
    float[] inputs = new float[401];
    for (int i = 0; i < inputs.length; i++) {
      inputs[i] = i - 200;
    }
    try (Graph graph = new Graph()) {
      Ops tf = Ops.create(graph);
      var x = tf.placeholder(TFloat32.class);
      var y = ActivationOps.apply(tf, activation, tf.identity(x));
      try (Session session = new Session(graph, SessionConfig.inCallersThread(1));
          TFloat32 values = TFloat32.vectorOf(inputs);
          Result result = session.runner().feed(x, values).fetch(y).run()) {
        boolean found = INSIDE.contains(kind);
        for (float each : ModelSession.floats((TFloat32) result.get(0))) {
          found |= each != 0 && Math.abs(each) < Float.MIN_NORMAL;
        }
        assertThat(Denormals.mayArise(activation)).isEqualTo(found);
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
    assertThat(
            probabilities(
                flatten().dense(1).linear().classify(3),
                Map.of("dense_1/kernel", 1e-40f, "dense_2/kernel", 1e38f)))
        .containsExactly(EVEN);
  }

  @Test
  void denormal_products_of_a_kernel_and_the_gamma_folded_into_it_are_0() {
    assertThat(
            probabilities(
                flatten().dense(1).linear().bn().classify(3),
                Map.of(
                    "dense_1/kernel", 1e-20f,
                    "bn_1/gamma", 1e-20f,
                    "bn_1/moving_variance", 1f,
                    "dense_2/kernel", 1e38f)))
        .containsExactly(EVEN);
  }

  /** A thread of TensorFlow would take 1e-20 · 1e-20 for 0. */
  @Test
  void a_served_model_computes_in_the_thread_that_asks() {
    assertThat(
            probabilities(
                flatten().dense(1).linear().dense(1).linear().classify(3),
                Map.of(
                    "dense_1/kernel", 1e-20f, "dense_2/kernel", 1e-20f, "dense_3/kernel", 1e38f)))
        .doesNotContain(1 / 3f);
  }

  @Test
  void a_served_model_whose_activation_may_make_them_computes_in_a_thread_of_TensorFlow() {
    assertThat(
            probabilities(
                flatten().dense(1).softplus().dense(1).linear().dense(1).linear().classify(3),
                Map.of(
                    "dense_2/kernel", 1e-20f, "dense_3/kernel", 1e-20f, "dense_4/kernel", 1e38f)))
        .containsExactly(EVEN);
  }

  /** Of a white pixel by a model in which only the first values of these weights are not 0. */
  private static float[] probabilities(ModelSpec spec, Map<String, Float> first) {
    Shape pixel = Shape.image(1, 1, 1);
    CheckedModel model = spec.check(pixel);
    Map<String, float[]> weights = new HashMap<>();
    for (WeightSpec weight : model.weights()) {
      float[] values = new float[Math.toIntExact(weight.size())];
      values[0] = first.getOrDefault(weight.name(), 0f);
      weights.put(weight.name(), values);
    }
    ImageData white = ImageData.of(new byte[] {(byte) 255}, new int[1], pixel);
    try (ServedGraph graph =
        ServedGraph.of(model, Precision.FLOAT32, Precision.FLOAT32, weights, Device.CPU, 1)) {
      return graph.predict(white, 1)[0];
    }
  }

  private static boolean mayArise(ModelSpec model) {
    return Denormals.mayArise(model.check(IMAGE));
  }
}
