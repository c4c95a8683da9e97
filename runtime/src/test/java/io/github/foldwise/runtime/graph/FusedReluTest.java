package io.github.foldwise.runtime.graph;

import static io.github.foldwise.runtime.graph.OpRun.assertClose;
import static io.github.foldwise.runtime.graph.OpRun.assertSame;
import static io.github.foldwise.runtime.graph.OpRun.run;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Back through ReLU, an activity penalty and a bias. Sizes are such that vectors, parts and threads
 * have remainders.
 */
@Tag("ops")
@EnabledIf("io.github.foldwise.runtime.graph.FusedKernels#areThere")
class FusedReluTest {

  private final Random random = new Random(7);

  @ParameterizedTest(name = "{0} rows of {1} channels")
  @CsvSource({
    "1, 1",
    "5, 3",
    "7001, 4",
    "9001, 7",
    "3001, 15",
    "16, 128",
    "3001, 17",
    "40000, 64",
    "3, 5000"
  })
  void back_through_relu(int rows, int channels) {
    float[] dy = normal(rows * channels);
    float[] y = normal(rows * channels);
    for (int i = 0; i < y.length; i++) {
      y[i] = Math.max(y[i], 0);
    }

    List<float[]> found = relu(1, dy, y, channels);

    float[] dx = new float[y.length];
    double[] sums = new double[channels];
    for (int i = 0; i < y.length; i++) {
      dx[i] = y[i] > 0 ? dy[i] + 0.25f + 2 * 0.5f * y[i] : 0;
      sums[i % channels] += dx[i];
    }
    assertSame(found.get(0), dx);
    assertClose(found.get(1), sums, 1e-6 * rows);
    assertSame(relu(4, dy, y, channels), found);
  }

  @Test
  void what_does_not_fit_is_an_error_of_tensorflow() {
    assertThatThrownBy(() -> relu(1, normal(2), normal(4), 2))
        .hasMessageContaining("dy and y must be of one shape");
  }

  private static List<float[]> relu(int threads, float[] dy, float[] y, int channels) {
    return run(
        tf -> {
          FusedOps.ReluGradient gradient =
              new FusedOps(threads)
                  .reluGradient(
                      tf,
                      tf.constant(dy),
                      new FusedOps.Relu(
                          tf.reshape(tf.constant(y), tf.constant(new int[] {-1, channels})),
                          tf.constant(0.25f),
                          tf.constant(0.5f)));
          return List.of(gradient.dx(), gradient.sums());
        });
  }

  private float[] normal(int size) {
    return OpRun.normal(random, size);
  }
}
