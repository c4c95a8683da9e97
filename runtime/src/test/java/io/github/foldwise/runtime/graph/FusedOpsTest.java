package io.github.foldwise.runtime.graph;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.github.foldwise.layer.Initializer;
import io.github.foldwise.layer.Penalty;
import io.github.foldwise.layer.WeightRule;
import io.github.foldwise.layer.WeightSpec;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.function.Function;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.tensorflow.Graph;
import org.tensorflow.Operand;
import org.tensorflow.Result;
import org.tensorflow.Session;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.ndarray.buffer.DataBuffers;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TFloat32;

/** Each op against its formula; sizes are such that vectors, parts and threads have remainders. */
@Tag("ops")
@EnabledIf("io.github.foldwise.runtime.graph.FusedKernels#areThere")
class FusedOpsTest {
  private static final float RATE = 1e-2f;
  private static final float[] BETAS = {0.9f, 0.999f};

  private final Random random = new Random(7);

  @ParameterizedTest(name = "{0} values, l1 {1}, l2 {2}")
  @CsvSource({"1, 0, 0", "15, 0.01, 0", "16, 0, 0.02", "4097, 0.01, 0.02", "300001, 0.01, 0.02"})
  void adam_rounds_as_its_formula_does(int size, float l1, float l2) {
    float[] weight = withZeros(size);
    float[] gradient = normal(size);
    List<float[]> run = adam(1, weight, List.of(gradient, gradient), new Penalty(l1, l2));

    float[] expected = weight.clone();
    float[] mean = new float[size];
    float[] square = new float[size];
    for (int step = 1; step <= 2; step++) {
      assertThat((double) run.get(1)[step - 1])
          .isCloseTo(penalty(expected, l1, l2), within(1e-5 * penalty(expected, l1, l2)));
      step(step, expected, mean, square, gradient, l1, l2);
    }
    assertSame(run.get(0), expected);
  }

  @Test
  void adam_has_the_same_bits_with_any_number_of_threads() {
    float[] weight = withZeros(1_000_003);
    List<float[]> gradients = List.of(normal(weight.length));
    Penalty penalty = new Penalty(0.01, 0.02);

    List<float[]> one = adam(1, weight, gradients, penalty);

    for (int threads : new int[] {2, 3, 8}) {
      List<float[]> more = adam(threads, weight, gradients, penalty);
      assertSame(more, one);
    }
  }

  @Test
  void adam_shows_that_a_gradient_is_not_finite() {
    List<float[]> run =
        adam(1, new float[] {1, 1}, List.of(new float[] {Float.NaN, 1}), new Penalty(0, 0.1));

    assertThat(run.get(0)[0]).isNaN();
    assertThat(run.get(0)[1]).isFinite();
  }

  @ParameterizedTest(name = "{0} rows of {1} channels")
  @CsvSource({"1, 1", "5, 3", "16, 128", "3001, 17", "40000, 64", "3, 5000"})
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
  void batch_norm_and_the_largest_of_each_window(
      int images, int height, int width, int channels, int window) {
    Maps maps = new Maps(images, height, width, channels);
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

  @Test
  void batch_norm_keeps_its_digits_far_from_zero() {
    Maps maps = new Maps(20, 8, 8, 3);
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

    List<float[]> found = norm(1, new Maps(1, 2, 2, 1), x, one(1), one(0), one(1), 2);

    assertThat(found.get(0)).containsExactly(Float.NaN);
    assertThat(found.get(1)).containsExactly(Float.NaN);
  }

  @ParameterizedTest(name = "gamma {0}")
  @ValueSource(floats = {1, -1, 0})
  void of_equal_values_the_first_gets_the_gradient(float gamma) {
    float[] x = {2, 2, 2, 2, 1, 1, 3, 3};

    List<float[]> found =
        norm(1, new Maps(2, 2, 2, 1), x, one(gamma), one(0), new float[] {8, 8}, 2);

    int[] first = {0, gamma > 0 ? 6 : 4};
    float[] own = found.get(6).clone();
    List<float[]> none =
        norm(1, new Maps(2, 2, 2, 1), x, one(gamma), one(0), new float[] {0, 0}, 2);
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
    Maps maps = new Maps(images, height, width, channels);
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

  /** The transforms of one tile, Lavin and Gray 2015. */
  private static final float[][] OF_INPUT = {
    {1, 0, -1, 0}, {0, 1, 1, 0}, {0, -1, 1, 0}, {0, 1, 0, -1}
  };

  private static final float[][] OF_OUTPUT = {{1, 1, 1, 0}, {0, 1, -1, -1}};

  @ParameterizedTest(name = "{0} images of {1}×{2}×{3}, border {4}")
  @CsvSource({"3, 4, 6, 5, 1", "2, 7, 5, 17, 1", "2, 1, 1, 3, 1", "5, 8, 9, 33, 0"})
  void tiles_and_back(int images, int height, int width, int channels, int border) {
    Maps maps = new Maps(images, height, width, channels);
    int down = (height + 2 * border - 1) / 2;
    int across = (width + 2 * border - 1) / 2;
    float[] x = normal(maps.size());
    int rows = images * down * across + 1;
    float[] dTiles = normal(16 * rows * channels);
    double[] tiles = new double[dTiles.length];
    double[] dx = new double[x.length];
    for (int tile = 0; tile < rows - 1; tile++) {
      for (int k = 0; k < channels; k++) {
        for (int i = 0; i < 256; i++) {
          int pixel = maps.pixel(tile, down, across, border, i % 16);
          float share = OF_INPUT[i / 64][i % 16 / 4] * OF_INPUT[i / 16 % 4][i % 4];
          if (pixel >= 0) {
            int at = (i / 16 * rows + tile) * channels + k;
            tiles[at] += share * x[pixel * channels + k];
            dx[pixel * channels + k] += share * dTiles[at];
          }
        }
      }
    }

    for (int threads : new int[] {1, 4}) {
      List<float[]> found =
          run(
              tf -> {
                FusedOps ops = new FusedOps(threads);
                return List.of(
                    ops.tileInput(tf, constant(tf, maps.shape(), x), border),
                    ops.tileInputGradient(
                        tf,
                        constant(tf, Shape.of(16, rows, channels), dTiles),
                        border,
                        height,
                        width));
              });
      assertClose(found.get(0), tiles, 1e-5);
      assertClose(found.get(1), dx, 1e-5);
    }
  }

  @ParameterizedTest(name = "{0} images of {1}×{2}×{3}, windows of {4}, ReLU {5}")
  @CsvSource({
    "3, 4, 6, 5, 2, true",
    "3, 4, 6, 17, 2, false",
    "2, 7, 5, 33, 1, true",
    "2, 1, 1, 3, 1, false"
  })
  void outputs_of_tiles_and_back(
      int images, int height, int width, int channels, int window, boolean relu) {
    Maps maps = new Maps(images, height, width, channels);
    int down = (height + 1) / 2;
    int across = (width + 1) / 2;
    int rows = images * down * across + 1;
    float[] tiles = normal(16 * rows * channels);
    float[] bias = normal(channels);
    float[] factor = withZeros(channels);
    float[] offset = normal(channels);
    float[] dy = normal(maps.size());
    float[] v = new float[maps.size()];
    double[] dTiles = new double[tiles.length];
    for (int tile = 0; tile < rows - 1; tile++) {
      for (int k = 0; k < channels; k++) {
        for (int i = 0; i < 64; i++) {
          int cell = i / 16 / 2 * 4 + i / 16 % 2;
          int pixel = maps.pixel(tile, down, across, 0, cell);
          float share = OF_OUTPUT[i / 32][i % 16 / 4] * OF_OUTPUT[i / 16 % 2][i % 4];
          if (pixel >= 0) {
            int at = (i % 16 * rows + tile) * channels + k;
            v[pixel * channels + k] += share * tiles[at];
            dTiles[at] += share * dy[pixel * channels + k];
          }
        }
      }
    }
    double[] y = new double[v.length / window / window];
    Arrays.fill(y, Double.NEGATIVE_INFINITY);
    for (int i = 0; i < v.length; i++) {
      int k = i % channels;
      v[i] += bias[k];
      v[i] = relu ? Math.max(v[i], 0) : v[i];
      int at = maps.windowOf(i, window);
      y[at] = Math.max(y[at], v[i] * factor[k] + offset[k]);
    }

    for (int threads : new int[] {1, 4}) {
      List<float[]> found =
          run(
              tf -> {
                FusedOps ops = new FusedOps(threads);
                FusedOps.Maps made =
                    ops.tileOutput(
                        tf,
                        constant(tf, Shape.of(16, rows, channels), tiles),
                        List.of(tf.constant(bias), tf.constant(factor), tf.constant(offset)),
                        height,
                        width,
                        window,
                        relu);
                return List.of(
                    made.y(),
                    made.sum(),
                    made.squares(),
                    ops.tileOutputGradient(tf, constant(tf, maps.shape(), dy)));
              });
      assertClose(found.get(0), y, 1e-5);
      assertSums(found.get(1)[0], found.get(2)[0], v);
      assertClose(found.get(3), dTiles, 1e-5);
    }
  }

  @Test
  void what_does_not_fit_is_an_error_of_tensorflow() {
    assertThatThrownBy(() -> norm(1, new Maps(1, 3, 2, 1), normal(6), one(1), one(0), one(1), 2))
        .hasMessageContaining("windows must divide height and width");
    assertThatThrownBy(() -> norm(1, new Maps(1, 2, 2, 2), normal(8), one(1), one(0), normal(2), 2))
        .hasMessageContaining("gamma and beta must be of (C)");
    assertThatThrownBy(() -> relu(1, normal(2), normal(4), 2))
        .hasMessageContaining("dy and y must be of one shape");
    assertThatThrownBy(() -> adam(1, normal(3), List.of(normal(2)), Penalty.NONE))
        .hasMessageContaining("must be of one size");
    assertThatThrownBy(() -> scale(1, new Maps(1, 2, 2, 3), normal(12), one(1), one(0), 1))
        .hasMessageContaining("scale and offset must be of (C)");
    assertThatThrownBy(
            () ->
                run(
                    tf ->
                        List.of(
                            new FusedOps(1)
                                .tileInputGradient(
                                    tf, constant(tf, Shape.of(16, 4, 1), normal(64)), 1, 4, 4))))
        .hasMessageContaining("tiles must be those of whole images");
    assertThatThrownBy(
            () ->
                run(
                    tf ->
                        List.of(
                            new FusedOps(1)
                                .tileInput(tf, constant(tf, Shape.of(2, 2), normal(4)), 1))))
        .hasMessageContaining("x must be (N, H, W, C)");
  }

  private record Maps(int images, int height, int width, int channels) {
    int pixels() {
      return images * height * width;
    }

    int size() {
      return pixels() * channels;
    }

    Shape shape() {
      return Shape.of(images, height, width, channels);
    }

    /** The pixel of a cell of a 4×4 tile, or −1 outside. */
    int pixel(int tile, int down, int across, int border, int cell) {
      int image = tile / (down * across);
      int row = tile / across % down * 2 + cell / 4 - border;
      int column = tile % across * 2 + cell % 4 - border;
      return 0 <= row && row < height && 0 <= column && column < width
          ? (image * height + row) * width + column
          : -1;
    }

    /** Where the window of a value goes. */
    int windowOf(int value, int window) {
      int pixel = value / channels;
      int row = pixel / width / window; // of all images: windows divide the height
      int column = pixel % width / window;
      return (row * (width / window) + column) * channels + value % channels;
    }
  }

  /** In doubles, but scale and offset decide which value of a window is largest: they are given. */
  private static final class NormReference {
    private final Maps maps;
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
        Maps maps, float[] x, float[] gamma, float[] beta, int window, List<float[]> found) {
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

  private static void step(
      int step,
      float[] weight,
      float[] mean,
      float[] square,
      float[] gradient,
      float l1,
      float l2) {
    float rate =
        RATE
            * (float) Math.sqrt(1 - (float) Math.pow(BETAS[1], step))
            / (1 - (float) Math.pow(BETAS[0], step));
    for (int i = 0; i < weight.length; i++) {
      float x = weight[i];
      float g = gradient[i];
      if (l1 != 0 || l2 != 0) {
        g = g + l1 * Math.signum(x) + 2 * l2 * x;
      }
      mean[i] = mean[i] + (g - mean[i]) * (1 - BETAS[0]);
      square[i] = square[i] + (g * g - square[i]) * (1 - BETAS[1]);
      weight[i] = x - mean[i] * rate / ((float) Math.sqrt(square[i]) + 1e-7f);
    }
  }

  private static double penalty(float[] weight, double l1, double l2) {
    double sum = 0;
    for (float x : weight) {
      sum += l1 * Math.abs(x) + l2 * x * x;
    }
    return sum;
  }

  /** The weight after all steps, and the penalties before each. */
  private static List<float[]> adam(
      int threads, float[] weight, List<float[]> gradients, Penalty penalty) {
    try (Graph graph = GraphScope.newGraph()) {
      Ops tf = GraphScope.ops(graph);
      List<Variables.Variable> variables = new ArrayList<>();
      for (String name : List.of("weight", "mean", "square")) {
        variables.add(
            Variables.declare(
                tf,
                new WeightSpec(
                    name,
                    List.of(weight.length),
                    true,
                    WeightRule.of(new Initializer.Constant(0)))));
      }
      try (Session session = new Session(graph)) {
        for (int i = 0; i < variables.size(); i++) {
          Variables.Variable variable = variables.get(i);
          float[] values = i == 0 ? weight : new float[weight.length];
          session
              .runner()
              .addTarget(tf.assignVariableOp(variable.handle(), tf.constant(values)))
              .run()
              .close();
        }
        float[] penalties = new float[gradients.size()];
        for (int i = 0; i < gradients.size(); i++) {
          Operand<TFloat32> update =
              new FusedOps(threads)
                  .adam(
                      tf,
                      List.of(
                          variables.get(0).handle(),
                          variables.get(1).handle(),
                          variables.get(2).handle(),
                          tf.constant((float) Math.pow(BETAS[0], i + 1)),
                          tf.constant((float) Math.pow(BETAS[1], i + 1)),
                          tf.constant(RATE),
                          tf.constant(BETAS[0]),
                          tf.constant(BETAS[1]),
                          tf.constant(1e-7f),
                          tf.constant(gradients.get(i))),
                      penalty);
          penalties[i] = fetch(session, List.of(update)).get(0)[0];
        }
        return List.of(fetch(session, List.of(variables.get(0).read())).get(0), penalties);
      }
    }
  }

  private static List<float[]> relu(int threads, float[] dy, float[] y, int channels) {
    return run(
        tf -> {
          FusedOps.ReluGradient gradient =
              new FusedOps(threads)
                  .reluGradient(
                      tf,
                      tf.constant(dy),
                      tf.reshape(tf.constant(y), tf.constant(new int[] {-1, channels})),
                      tf.constant(0.25f),
                      tf.constant(0.5f));
          return List.of(gradient.dx(), gradient.sums());
        });
  }

  /** What {@link FusedOps.Norm} holds, then what {@link FusedOps.NormGradient} holds. */
  private static List<float[]> norm(
      int threads, Maps maps, float[] x, float[] gamma, float[] beta, float[] dy, int window) {
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

  private static List<float[]> scale(
      int threads, Maps maps, float[] x, float[] factor, float[] offset, int window) {
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

  private static Operand<TFloat32> constant(Ops tf, Shape shape, float[] values) {
    return tf.constant(shape, DataBuffers.of(values, true, false));
  }

  private static void assertSums(float sum, float squares, float[] values) {
    double abs = 0;
    double square = 0;
    for (float value : values) {
      abs += Math.abs(value);
      square += (double) value * value;
    }
    assertThat((double) sum).isCloseTo(abs, within(1e-5 * abs));
    assertThat((double) squares).isCloseTo(square, within(1e-5 * square));
  }

  private static List<float[]> run(Function<Ops, List<Operand<TFloat32>>> build) {
    try (Graph graph = GraphScope.newGraph()) {
      List<Operand<TFloat32>> outputs = build.apply(GraphScope.ops(graph));
      try (Session session = new Session(graph)) {
        return fetch(session, outputs);
      }
    }
  }

  private static List<float[]> fetch(Session session, List<Operand<TFloat32>> outputs) {
    Session.Runner runner = session.runner();
    outputs.forEach(runner::fetch);
    try (Result result = runner.run()) {
      List<float[]> all = new ArrayList<>();
      for (int i = 0; i < outputs.size(); i++) {
        TFloat32 tensor = (TFloat32) result.get(i);
        float[] values = new float[(int) tensor.size()];
        tensor.copyTo(DataBuffers.of(values));
        all.add(values);
      }
      return all;
    }
  }

  private float[] normal(int size) {
    float[] values = new float[size];
    for (int i = 0; i < size; i++) {
      values[i] = (float) random.nextGaussian();
    }
    return values;
  }

  private float[] withZeros(int size) {
    float[] values = normal(size);
    for (int i = 0; i < size; i += 5) {
      values[i] = 0;
    }
    return values;
  }

  /** Channels differ in mean and scale. */
  private float[] shifted(Maps maps) {
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

  private static void assertClose(float[] found, double[] expected, double tolerance) {
    assertThat(found).hasSize(expected.length);
    double worst = 0;
    for (int i = 0; i < found.length; i++) {
      double error = Math.abs(found[i] - expected[i]) / Math.max(1, Math.abs(expected[i]));
      worst = error <= worst ? worst : error; // or NaN
    }
    assertThat(worst).isLessThan(tolerance);
  }

  private static void assertSame(List<float[]> found, List<float[]> expected) {
    for (int i = 0; i < expected.size(); i++) {
      assertSame(found.get(i), expected.get(i));
    }
  }

  /** AssertJ's own comparison takes the square of the size if there is a difference. */
  private static void assertSame(float[] found, float[] expected) {
    int at = Arrays.mismatch(found, expected);
    assertThat(at)
        .withFailMessage(() -> at + ": " + found[at] + " instead of " + expected[at])
        .isEqualTo(-1);
  }
}
