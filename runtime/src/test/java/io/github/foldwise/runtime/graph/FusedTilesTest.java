package io.github.foldwise.runtime.graph;

import static io.github.foldwise.runtime.graph.OpRun.assertClose;
import static io.github.foldwise.runtime.graph.OpRun.assertSums;
import static io.github.foldwise.runtime.graph.OpRun.constant;
import static io.github.foldwise.runtime.graph.OpRun.run;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.function.Function;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.tensorflow.Operand;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TFloat32;

/**
 * The transforms of tiles and what follows them. Sizes are such that vectors, parts and threads
 * have remainders.
 */
@Tag("ops")
@EnabledIf("io.github.foldwise.runtime.graph.FusedKernels#areThere")
class FusedTilesTest {
  /** The transforms of one tile, Lavin and Gray 2015. */
  private static final float[][] OF_INPUT = {
    {1, 0, -1, 0}, {0, 1, 1, 0}, {0, -1, 1, 0}, {0, 1, 0, -1}
  };

  private static final float[][] OF_OUTPUT = {{1, 1, 1, 0}, {0, 1, -1, -1}};

  private final Random random = new Random(7);

  @ParameterizedTest(name = "{0} images of {1}×{2}×{3}, border {4}")
  @CsvSource({"3, 4, 6, 5, 1", "2, 7, 5, 17, 1", "2, 1, 1, 3, 1", "5, 8, 9, 33, 0"})
  void tiles_and_back(int images, int height, int width, int channels, int border) {
    MapSize maps = new MapSize(images, height, width, channels);
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
    MapSize maps = new MapSize(images, height, width, channels);
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
    FusedOps ops = new FusedOps(1);
    assertFails(
        tf -> ops.tileInput(tf, constant(tf, Shape.of(2, 2), normal(4)), 1),
        "x must be (N, H, W, C)");
    assertFails(
        tf -> ops.tileInputGradient(tf, constant(tf, Shape.of(16, 4, 1), normal(64)), 1, 4, 4),
        "tiles must be those of whole images");
    assertFails(tf -> output(tf, ops, 3, 4, 2), "windows must be of 1x1, or of 2x2");
    assertFails(tf -> output(tf, ops, 4, 4, 0), "windows must be of 1x1, or of 2x2");
    assertFails(tf -> output(tf, ops, 4, 6, 1), "tiles must be those of whole images");
  }

  private Operand<TFloat32> output(Ops tf, FusedOps ops, int height, int width, int window) {
    Operand<TFloat32> tiles = constant(tf, Shape.of(16, 5, 1), normal(80));
    Operand<TFloat32> one = tf.constant(new float[] {1});
    return ops.tileOutput(tf, tiles, List.of(one, one, one), height, width, window, true).y();
  }

  private static void assertFails(Function<Ops, Operand<TFloat32>> op, String message) {
    assertThatThrownBy(() -> run(tf -> List.of(op.apply(tf)))).hasMessageContaining(message);
  }

  private float[] normal(int size) {
    return OpRun.normal(random, size);
  }

  private float[] withZeros(int size) {
    return OpRun.withZeros(random, size);
  }
}
