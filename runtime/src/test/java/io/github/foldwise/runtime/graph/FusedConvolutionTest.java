package io.github.foldwise.runtime.graph;

import static io.github.foldwise.runtime.graph.OpRun.assertClose;
import static io.github.foldwise.runtime.graph.OpRun.assertSame;
import static io.github.foldwise.runtime.graph.OpRun.assertSums;
import static io.github.foldwise.runtime.graph.OpRun.constant;
import static io.github.foldwise.runtime.graph.OpRun.run;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.function.Function;
import java.util.function.Supplier;
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
 * A convolution by one op, and its gradients, against sums over windows. Sizes are such that blocks
 * of tiles, of terms and of threads have remainders.
 */
@Tag("ops")
@EnabledIf("io.github.foldwise.runtime.graph.FusedKernels#areThere")
class FusedConvolutionTest {
  /** Winograd's transform of a kernel, Lavin and Gray 2015. */
  private static final double[][] OF_KERNEL = {
    {1, 0, 0}, {0.5, 0.5, 0.5}, {0.5, -0.5, 0.5}, {0, 0, 1}
  };

  private final Random random = new Random(7);

  @ParameterizedTest(name = "{0} images of {1}×{2}×{3}, {4} filters, border {5}, windows of {6}")
  @CsvSource({
    "3, 4, 6, 32, 64, 1, 2, true",
    "2, 7, 5, 96, 32, 1, 1, true",
    "5, 8, 9, 64, 32, 0, 1, false",
    "1, 1, 1, 32, 32, 1, 1, false",
    "9, 14, 14, 32, 96, 1, 2, false",
    "2, 26, 3, 64, 160, 0, 1, true"
  })
  void values_and_gradients_are_those_over_windows(
      int images,
      int height,
      int width,
      int channels,
      int filters,
      int border,
      int window,
      boolean relu) {
    Numbers numbers = new Numbers(new MapSize(images, height, width, channels), filters, border);
    numbers.fill(random::nextGaussian);

    List<float[]> one = numbers.run(1, false, window, relu);

    numbers.assertValues(one, window, relu, 2e-4); // of sums of up to 9 · 96 products
    for (int threads : new int[] {2, 3, 8}) {
      assertSame(numbers.run(threads, false, window, relu), one);
    }
  }

  /** Transformed, small whole numbers are exact in bfloat16. */
  @ParameterizedTest(name = "{0} images of {1}×{2}×{3}, {4} filters")
  @CsvSource({"3, 5, 6, 32, 64", "1, 1, 1, 64, 32", "5, 14, 13, 96, 32"})
  @EnabledIf("io.github.foldwise.runtime.graph.FusedKernels#multiplyBfloat16")
  void pairs_of_bfloat16_numbers_are_multiplied_exactly(
      int images, int height, int width, int channels, int filters) {
    Numbers numbers = new Numbers(new MapSize(images, height, width, channels), filters, 1);
    numbers.fill(() -> random.nextInt(9) - 4);

    for (int threads : new int[] {1, 3}) {
      numbers.assertValues(numbers.run(threads, true, 1, false), 1, false, 1e-12);
    }
  }

  /**
   * Of a map of one pixel, a transformed tile holds it or its negative, and a transformed kernel a
   * quarter of its middle. Near 1, bfloat16 has steps of 1/128: 1 + 0.6 steps is 1 + 1 step, a tie
   * goes to the even 1 + 2 steps.
   */
  @ParameterizedTest(name = "1 + {0} steps are 1 + {1} steps")
  @CsvSource({"0.6, 1", "0.4, 0", "1.5, 2", "2.5, 2"})
  @EnabledIf("io.github.foldwise.runtime.graph.FusedKernels#multiplyBfloat16")
  void factors_are_rounded_to_the_nearest_and_ties_to_even(float steps, float rounded) {
    Numbers numbers = new Numbers(new MapSize(1, 1, 1, 32), 32, 1);
    numbers.x[3] = 1 + steps / 128;
    numbers.kernel[(4 * 32 + 3) * 32 + 5] = 1; // from channel 3 to filter 5
    numbers.dy[5] = 1 + steps / 128;

    List<float[]> found = numbers.run(1, true, 1, false);

    assertThat(found.get(0)[5] - numbers.bias[5]).isEqualTo(1 + rounded / 128);
    assertThat(found.get(3)[3]).isEqualTo(1 + rounded / 128);
    float product = (1 + rounded / 128) * (1 + rounded / 128);
    assertThat(found.get(4)[(5 * 32 + 3) * 32 + 5]).isEqualTo(product); // one of the middle cells
  }

  @Test
  @EnabledIf("io.github.foldwise.runtime.graph.FusedKernels#multiplyBfloat16")
  void a_value_that_is_no_number_stays_none() {
    for (float none : new float[] {Float.NaN, Float.intBitsToFloat(0x7fffffff)}) {
      Numbers numbers = new Numbers(new MapSize(1, 2, 2, 32), 32, 1);
      numbers.fill(() -> 1);
      numbers.x[0] = none;

      assertThat(numbers.run(1, true, 1, false).get(0)[0]).isNaN();
    }
  }

  @Test
  void no_images_have_gradients_of_zero() {
    Numbers numbers = new Numbers(new MapSize(0, 4, 4, 32), 32, 1);

    assertThat(numbers.run(1, false, 1, false).get(4)).containsOnly(0f).hasSize(16 * 32 * 32);
  }

  @Test
  void what_does_not_fit_is_an_error_of_tensorflow() {
    assertFails(tf -> convolution(tf, Shape.of(1, 4, 4, 33), 33, 32), "must be multiples of 32");
    assertFails(tf -> convolution(tf, Shape.of(1, 4, 4, 32), 32, 48), "must be multiples of 32");
    assertFails(tf -> convolution(tf, Shape.of(1, 4, 4, 64), 32, 32), "kernel must be (16, C, F)");
    assertFails(tf -> convolution(tf, Shape.of(4, 4, 32), 32, 32), "x must be (N, H, W, C)");
    assertFails(tf -> convolution(tf, Shape.of(1, 2, 4, 32), 32, 32), "a height and a width");
    FusedOps ops = new FusedOps(1);
    Shape kernel = Shape.of(16, 32, 32);
    assertFails(
        tf ->
            ops.convolutionInputGradient(
                tf, zeros(tf, Shape.of(1, 4, 4, 64)), zeros(tf, kernel), 1, false),
        "kernel must be (16, C, F)");
    assertFails(
        tf ->
            ops.convolutionKernelGradient(
                tf, zeros(tf, Shape.of(1, 4, 4, 32)), zeros(tf, Shape.of(1, 4, 3, 32)), 1, false),
        "dy the gradient of its convolution");
  }

  private static Operand<TFloat32> convolution(Ops tf, Shape x, int channels, int filters) {
    Operand<TFloat32> each = zeros(tf, Shape.of(filters));
    return new FusedOps(1)
        .convolution(
            tf,
            zeros(tf, x),
            zeros(tf, Shape.of(16, channels, filters)),
            List.of(each, each, each),
            0,
            1,
            false,
            false)
        .y();
  }

  private static Operand<TFloat32> zeros(Ops tf, Shape shape) {
    return constant(tf, shape, new float[(int) shape.size()]);
  }

  private static void assertFails(Function<Ops, Operand<TFloat32>> op, String message) {
    assertThatThrownBy(() -> run(tf -> List.of(op.apply(tf)))).hasMessageContaining(message);
  }

  /** The inputs of a convolution and of its gradients. */
  private static final class Numbers {
    private final MapSize maps;
    private final MapSize output;
    private final int border;
    private final float[] x;
    private final float[] kernel; // (3, 3, C, F)
    private final float[] bias;
    private final float[] factor;
    private final float[] offset;
    private final float[] dy;

    Numbers(MapSize maps, int filters, int border) {
      this.maps = maps;
      this.border = border;
      this.output =
          new MapSize(
              maps.images(),
              maps.height() + 2 * border - 2,
              maps.width() + 2 * border - 2,
              filters);
      this.x = new float[maps.size()];
      this.kernel = new float[9 * maps.channels() * filters];
      this.bias = new float[filters];
      this.factor = new float[filters];
      this.offset = new float[filters];
      this.dy = new float[output.size()];
      Arrays.fill(factor, 1);
    }

    void fill(Supplier<? extends Number> value) {
      for (float[] each : List.of(x, kernel, bias, factor, offset, dy)) {
        for (int i = 0; i < each.length; i++) {
          each[i] = value.get().floatValue();
        }
      }
    }

    /** The values, their sums, the gradient of x and that of the transformed kernel. */
    List<float[]> run(int threads, boolean bfloat16, int window, boolean relu) {
      return OpRun.run(
          tf -> {
            FusedOps ops = new FusedOps(threads);
            Operand<TFloat32> dealt = constant(tf, maps.shape(), x);
            Operand<TFloat32> gradient = constant(tf, output.shape(), dy);
            Operand<TFloat32> transformed =
                constant(tf, Shape.of(16, maps.channels(), output.channels()), transformed());
            FusedOps.Maps made =
                ops.convolution(
                    tf,
                    dealt,
                    transformed,
                    List.of(tf.constant(bias), tf.constant(factor), tf.constant(offset)),
                    border,
                    window,
                    relu,
                    bfloat16);
            return List.of(
                made.y(),
                made.sum(),
                made.squares(),
                ops.convolutionInputGradient(tf, gradient, transformed, border, bfloat16),
                ops.convolutionKernelGradient(tf, dealt, gradient, border, bfloat16));
          });
    }

    void assertValues(List<float[]> found, int window, boolean relu, double tolerance) {
      double[] sums = new double[output.size()];
      double[] dx = new double[x.length];
      double[] dKernel = new double[kernel.length];
      for (int pixel = 0; pixel < output.pixels(); pixel++) {
        for (int cell = 0; cell < 9; cell++) {
          int from = pixelBelow(pixel, cell);
          for (int c = 0; from >= 0 && c < maps.channels(); c++) {
            for (int f = 0; f < output.channels(); f++) {
              int value = from * maps.channels() + c;
              int weight = (cell * maps.channels() + c) * output.channels() + f;
              int sum = pixel * output.channels() + f;
              sums[sum] += (double) x[value] * kernel[weight];
              dx[value] += (double) dy[sum] * kernel[weight];
              dKernel[weight] += (double) dy[sum] * x[value];
            }
          }
        }
      }
      float[] before = new float[sums.length];
      double[] y = new double[sums.length / window / window];
      Arrays.fill(y, Double.NEGATIVE_INFINITY);
      for (int i = 0; i < sums.length; i++) {
        int f = i % output.channels();
        double value = relu ? Math.max(sums[i] + bias[f], 0) : sums[i] + bias[f];
        before[i] = (float) value;
        int at = output.windowOf(i, window);
        y[at] = Math.max(y[at], value * factor[f] + offset[f]);
      }
      assertClose(found.get(0), y, tolerance);
      assertSums(found.get(1)[0], found.get(2)[0], before);
      assertClose(found.get(3), dx, tolerance);
      assertClose(back(found.get(4)), dKernel, tolerance);
    }

    /** The pixel of x under a cell of the window of an output pixel, or -1 outside. */
    private int pixelBelow(int pixel, int cell) {
      int row = pixel / output.width() % output.height() + cell / 3 - border;
      int column = pixel % output.width() + cell % 3 - border;
      int image = pixel / (output.width() * output.height());
      boolean inside = 0 <= row && row < maps.height() && 0 <= column && column < maps.width();
      return inside ? (image * maps.height() + row) * maps.width() + column : -1;
    }

    private float[] transformed() {
      int size = maps.channels() * output.channels();
      float[] to = new float[16 * size];
      for (int i = 0; i < to.length; i++) {
        int cell = i / size;
        double sum = 0;
        for (int from = 0; from < 9; from++) {
          sum += share(cell, from) * kernel[from * size + i % size];
        }
        to[i] = (float) sum;
      }
      return to;
    }

    /** The gradient of the kernel from that of the transformed one. */
    private float[] back(float[] transformed) {
      int size = maps.channels() * output.channels();
      float[] to = new float[9 * size];
      for (int i = 0; i < to.length; i++) {
        double sum = 0;
        for (int cell = 0; cell < 16; cell++) {
          sum += share(cell, i / size) * transformed[cell * size + i % size];
        }
        to[i] = (float) sum;
      }
      return to;
    }

    private static double share(int cell, int from) {
      return OF_KERNEL[cell / 4][from / 3] * OF_KERNEL[cell % 4][from % 3];
    }
  }
}
