package io.github.foldwise.runtime.graph;

import static io.github.foldwise.runtime.graph.OpRun.assertClose;
import static io.github.foldwise.runtime.graph.OpRun.assertSame;
import static io.github.foldwise.runtime.graph.OpRun.assertSums;
import static io.github.foldwise.runtime.graph.OpRun.constant;
import static io.github.foldwise.runtime.graph.OpRun.run;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.tensorflow.Operand;
import org.tensorflow.types.TFloat32;

/**
 * Batch norm, by its own statistics and by given factors, with the pool behind it. Sizes are such
 * that vectors, parts and threads have remainders.
 */
@Tag("ops")
@EnabledIf("io.github.foldwise.runtime.graph.FusedKernels#areThere")
class FusedNormTest {

  private final Random random = new Random(7);

  @ParameterizedTest(name = "{0} images of {1}×{2}×{3}, windows of {4}")
  @CsvSource({
    "1, 2, 2, 1, 2",
    "3, 4, 6, 5, 2",
    "7, 14, 14, 130, 2",
    "50, 28, 28, 33, 2",
    "3, 5, 7, 17, 1",
    "40, 28, 28, 33, 1",
    "2, 2, 2, 5000, 2"
  })
  @Retention(RetentionPolicy.RUNTIME)
  private @interface EachSize {}

  @EachSize
  void batch_norm_and_the_largest_of_each_window(
      int images, int height, int width, int channels, int window) {
    MapSize maps = new MapSize(images, height, width, channels);
    float[] x = shifted(maps);
    float[] gamma = withZeros(channels);
    float[] beta = normal(channels);
    float[] dy = normal(maps.size() / window / window);

    List<float[]> found = norm(1, maps, x, gamma, beta, dy, window);

    NormReference expected = new NormReference(maps, x, gamma, beta, window, found);
    assertClose(found.get(1), expected.mean, 1e-6);
    assertClose(found.get(2), expected.variance, 1e-5);
    assertClose(found.get(0), expected.y, 2e-5);
    expected.back(dy);
    double scale = Math.sqrt(maps.pixels());
    assertClose(found.get(7), expected.dGamma, 2e-6 * scale * 10);
    assertClose(found.get(8), expected.dBeta, 2e-6 * scale);
    assertClose(found.get(6), expected.dx, 5e-5);
    assertSame(norm(4, maps, x, gamma, beta, dy, window), found);
  }

  @EachSize
  void back_through_norm_and_relu_is_back_through_one_and_then_the_other(
      int images, int height, int width, int channels, int window) {
    MapSize maps = new MapSize(images, height, width, channels);
    float[] y = shifted(maps);
    for (int i = 0; i < y.length; i++) {
      y[i] = Math.max(y[i], 0);
    }
    float[] gamma = withZeros(channels);
    float[] beta = normal(channels);
    float[] dy = normal(maps.size() / window / window);

    List<float[]> found = normOfRelu(1, maps, y, gamma, beta, dy, window);

    assertSame(found.subList(0, 3), found.subList(4, 7));
    double[] sums = new double[channels];
    for (int i = 0; i < y.length; i++) {
      sums[i % channels] += found.get(0)[i];
    }
    assertClose(found.get(3), sums, 1e-6 * maps.pixels());
    assertSame(normOfRelu(4, maps, y, gamma, beta, dy, window), found);
  }

  @Test
  void batch_norm_keeps_its_digits_far_from_zero() {
    MapSize maps = new MapSize(20, 8, 8, 3);
    float[] x = normal(maps.size());
    for (int i = 0; i < x.length; i++) {
      x[i] += 1000;
    }
    float[] ones = {1, 1, 1};

    List<float[]> found = norm(1, maps, x, ones, new float[3], normal(maps.size()), 1);

    NormReference expected = new NormReference(maps, x, ones, new float[3], 1, found);
    assertClose(found.get(2), expected.variance, 1e-4);
  }

  @Test
  void batch_norm_shows_that_a_value_is_not_finite() {
    float[] x = {1, Float.NaN, 3, 4};

    List<float[]> found = norm(1, new MapSize(1, 2, 2, 1), x, one(1), one(0), one(1), 2);

    assertThat(found.get(0)).containsExactly(Float.NaN);
    assertThat(found.get(1)).containsExactly(Float.NaN);
  }

  @ParameterizedTest(name = "gamma {0}")
  @ValueSource(floats = {1, -1, 0})
  void of_equal_values_the_first_gets_the_gradient(float gamma) {
    float[] x = {2, 2, 2, 2, 1, 1, 3, 3};

    List<float[]> found =
        norm(1, new MapSize(2, 2, 2, 1), x, one(gamma), one(0), new float[] {8, 8}, 2);

    int[] first = {0, gamma > 0 ? 6 : 4};
    float[] own = found.get(6).clone();
    List<float[]> none =
        norm(1, new MapSize(2, 2, 2, 1), x, one(gamma), one(0), new float[] {0, 0}, 2);
    assertThat(none.get(6)).containsOnly(0);
    assertThat(found.get(8)).containsExactly(16);
    if (gamma != 0) {
      for (int at : first) {
        int beside = at == 0 ? 1 : at + 1;
        assertThat(Math.signum(gamma) * (own[at] - own[beside])).isGreaterThan(1);
      }
    }
  }

  @ParameterizedTest(name = "{0} images of {1}×{2}×{3}, windows of {4}")
  @CsvSource({"3, 4, 6, 5, 2", "50, 28, 28, 33, 2", "3, 5, 7, 17, 1"})
  void scale_and_the_largest_of_each_window(
      int images, int height, int width, int channels, int window) {
    MapSize maps = new MapSize(images, height, width, channels);
    float[] x = normal(maps.size());
    float[] factor = withZeros(channels);
    float[] offset = normal(channels);

    List<float[]> found = scale(1, maps, x, factor, offset, window);

    float[] y = new float[x.length / window / window];
    Arrays.fill(y, Float.NEGATIVE_INFINITY);
    for (int i = 0; i < x.length; i++) {
      int k = i % channels;
      int at = maps.windowOf(i, window);
      y[at] = Math.max(y[at], x[i] * factor[k] + offset[k]);
    }
    assertSame(found.get(0), y);
    assertSums(found.get(1)[0], found.get(2)[0], x);
    assertSame(scale(4, maps, x, factor, offset, window), found);
  }

  @Test
  void what_does_not_fit_is_an_error_of_tensorflow() {
    assertThatThrownBy(() -> norm(1, new MapSize(1, 3, 2, 1), normal(6), one(1), one(0), one(1), 2))
        .hasMessageContaining("windows must divide height and width");
    assertThatThrownBy(() -> norm(1, new MapSize(1, 2, 2, 1), normal(4), one(1), one(0), one(1), 0))
        .hasMessageContaining("a window must be 1x1 or 2x2");
    assertThatThrownBy(
            () -> norm(1, new MapSize(1, 2, 2, 2), normal(8), one(1), one(0), normal(2), 2))
        .hasMessageContaining("gamma and beta must be of (C)");
    assertThatThrownBy(() -> scale(1, new MapSize(1, 2, 2, 3), normal(12), one(1), one(0), 1))
        .hasMessageContaining("scale and offset must be of (C)");
  }

  /** In doubles, but scale and offset decide which value of a window is largest: they are given. */
  private static final class NormReference {
    private final MapSize maps;
    private final float[] x;
    private final float[] gamma;
    private final int window;
    private final double[] mean;
    private final double[] variance;
    private final double[] y;
    private final int[] picked;
    private final double[] dGamma;
    private final double[] dBeta;
    private final double[] dx;

    NormReference(
        MapSize maps, float[] x, float[] gamma, float[] beta, int window, List<float[]> found) {
      int channels = maps.channels();
      this.maps = maps;
      this.x = x;
      this.gamma = gamma;
      this.window = window;
      mean = new double[channels];
      variance = new double[channels];
      y = new double[maps.size() / window / window];
      picked = new int[y.length];
      dGamma = new double[channels];
      dBeta = new double[channels];
      dx = new double[x.length];
      for (int i = 0; i < x.length; i++) {
        mean[i % channels] += (double) x[i] / maps.pixels();
      }
      for (int i = 0; i < x.length; i++) {
        variance[i % channels] += Math.pow(x[i] - mean[i % channels], 2) / maps.pixels();
      }
      for (int i = 0; i < y.length; i++) {
        int k = i % channels;
        picked[i] = pick(i, found.get(4)[k], found.get(5)[k]);
        y[i] = beta[k] + (x[picked[i]] - mean[k]) * gamma[k] * deviation(k);
      }
    }

    private double deviation(int k) {
      return 1 / Math.sqrt(variance[k] + 1e-3f);
    }

    private int pick(int i, float scale, float offset) {
      int across = maps.width() / window;
      int pixel = i / maps.channels();
      int row = pixel / across * window;
      int column = pixel % across * window;
      int best = -1;
      for (int cell = 0; cell < window * window; cell++) {
        int at =
            ((row + cell / window) * maps.width() + column + cell % window) * maps.channels()
                + i % maps.channels();
        if (best < 0 || x[at] * scale + offset > x[best] * scale + offset) {
          best = at;
        }
      }
      return best;
    }

    void back(float[] dy) {
      int m = maps.pixels();
      for (int i = 0; i < dy.length; i++) {
        int k = i % maps.channels();
        dBeta[k] += dy[i];
        dGamma[k] += dy[i] * (x[picked[i]] - mean[k]) * deviation(k);
        dx[picked[i]] = dy[i];
      }
      for (int i = 0; i < x.length; i++) {
        int k = i % maps.channels();
        double centred = (x[i] - mean[k]) * deviation(k);
        dx[i] = gamma[k] * deviation(k) * (dx[i] - dBeta[k] / m - centred * dGamma[k] / m);
      }
    }
  }

  /** What {@link FusedOps.Norm} holds, then what {@link FusedOps.NormGradient} holds. */
  private static List<float[]> norm(
      int threads, MapSize maps, float[] x, float[] gamma, float[] beta, float[] dy, int window) {
    return run(
        tf -> {
          FusedOps ops = new FusedOps(threads);
          Operand<TFloat32> input = constant(tf, maps.shape(), x);
          FusedOps.Norm norm =
              ops.norm(tf, input, tf.constant(gamma), tf.constant(beta), 1e-3f, window);
          FusedOps.NormGradient gradient =
              ops.normGradient(tf, norm, tf.constant(dy), input, window);
          return List.of(
              norm.y(),
              norm.mean(),
              norm.variance(),
              norm.deviation(),
              norm.scale(),
              norm.offset(),
              gradient.dx(),
              gradient.dGamma(),
              gradient.dBeta());
        });
  }

  /** What {@link FusedOps.NormGradient} holds, by one op, and but for the sums by two. */
  private static List<float[]> normOfRelu(
      int threads, MapSize maps, float[] y, float[] gamma, float[] beta, float[] dy, int window) {
    return run(
        tf -> {
          FusedOps ops = new FusedOps(threads);
          Operand<TFloat32> gradient = tf.constant(dy);
          FusedOps.Relu relu =
              new FusedOps.Relu(
                  constant(tf, maps.shape(), y), tf.constant(0.25f), tf.constant(0.5f));
          FusedOps.Norm norm =
              ops.norm(tf, relu.y(), tf.constant(gamma), tf.constant(beta), 1e-3f, window);
          FusedOps.NormGradient one = ops.normAndReluGradient(tf, norm, gradient, relu, window);
          FusedOps.NormGradient first = ops.normGradient(tf, norm, gradient, relu.y(), window);
          return List.of(
              one.dx(),
              one.dGamma(),
              one.dBeta(),
              one.sums(),
              ops.reluGradient(tf, first.dx(), relu).dx(),
              first.dGamma(),
              first.dBeta());
        });
  }

  private static List<float[]> scale(
      int threads, MapSize maps, float[] x, float[] factor, float[] offset, int window) {
    return run(
        tf -> {
          FusedOps.Maps made =
              new FusedOps(threads)
                  .scale(
                      tf,
                      constant(tf, maps.shape(), x),
                      tf.constant(factor),
                      tf.constant(offset),
                      window);
          return List.of(made.y(), made.sum(), made.squares());
        });
  }

  /** Channels differ in mean and scale. */
  private float[] shifted(MapSize maps) {
    float[] values = normal(maps.size());
    for (int i = 0; i < values.length; i++) {
      int k = i % maps.channels() % 7;
      values[i] = values[i] * (1 + k) + k - 3;
    }
    return values;
  }

  private static float[] one(float value) {
    return new float[] {value};
  }

  private float[] normal(int size) {
    return OpRun.normal(random, size);
  }

  private float[] withZeros(int size) {
    return OpRun.withZeros(random, size);
  }
}
