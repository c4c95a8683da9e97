package io.github.foldwise.runtime.convolution;

import io.github.foldwise.data.Shape;
import io.github.foldwise.layer.Convolution;
import io.github.foldwise.layer.Padding;
import org.tensorflow.Operand;
import org.tensorflow.op.Ops;
import org.tensorflow.op.core.StridedSlice;
import org.tensorflow.op.core.StridedSliceGrad;
import org.tensorflow.types.TInt32;
import org.tensorflow.types.family.TNumber;

/**
 * A convolution with dilation d and stride s: the input is split into d × d maps in which the
 * positions of a window are neighbours, an ordinary convolution runs over these, and every s-th of
 * its outputs is kept.
 */
final class SpreadConvolution implements ProductOps {
  private static final long ROWS_AND_CHANNELS = 0b1001; // masks of the axes that are not cut

  private final Axis down;
  private final Axis right;
  private final ProductOps neighbours;

  /** The ops of {@code layer} by an unpadded convolution with stride and dilation 1. */
  SpreadConvolution(Shape input, Convolution<?> layer, ProductOps neighbours) {
    this.down =
        Axis.of(
            input.height(),
            layer.kernel().height(),
            layer.dilation().height(),
            layer.stride().height(),
            layer.padding());
    this.right =
        Axis.of(
            input.width(),
            layer.kernel().width(),
            layer.dilation().width(),
            layer.stride().width(),
            layer.padding());
    this.neighbours = neighbours;
  }

  /**
   * One direction.
   *
   * @param after zeros after the last position
   * @param extra more zeros there, so that the dilation divides the length; no window reaches them
   * @param windows one position apart
   */
  private record Axis(int dilation, int stride, int before, int after, int extra, int windows) {
    static Axis of(int cells, int kernel, int dilation, int stride, Padding padding) {
      int reaching = reaching(cells, kernel, dilation, stride, padding);
      return placed(cells, kernel, reaching, stride, padding);
    }

    /**
     * The dilation, or a smaller one that reads the same values: beyond a padded border all are 0,
     * at any distance, and a window of one position has no neighbour.
     */
    private static int reaching(int cells, int kernel, int dilation, int stride, Padding padding) {
      if (kernel == 1) {
        return 1;
      }
      return padding == Padding.SAME
          ? (int) Math.min(dilation, 2L * (cells + Math.min(cells, stride)))
          : dilation;
    }

    private static Axis placed(int cells, int kernel, int dilation, int stride, Padding padding) {
      int span = (kernel - 1) * dilation + 1;
      int last = (cells - 1) / stride * stride; // start of the last window with SAME
      int lacking = padding == Padding.SAME ? Math.max(0, last + span - cells) : 0;
      int padded = cells + lacking;
      return new Axis(
          dilation,
          stride,
          lacking / 2,
          lacking - lacking / 2,
          Math.floorMod(-padded, dilation),
          padded - span + 1);
    }

    int[] margins() {
      return new int[] {before, after + extra};
    }

    int[] unreached() {
      return new int[] {0, extra};
    }
  }

  @Override
  public <T extends TNumber> KernelProduct<T> product(Ops tf, Operand<T> x, Operand<T> kernel) {
    Operand<TInt32> margins = tf.constant(new int[][] {down.margins(), right.margins()});
    Operand<TInt32> unreached = tf.constant(new int[][] {down.unreached(), right.unreached()});
    // (N, H, W, C) → (N·d·d, H/d, W/d, C)
    Operand<T> dealt = tf.spaceToBatchNd(x, dilation(tf), margins);
    KernelProduct<T> product = neighbours.product(tf, dealt, kernel);
    Operand<T> everywhere = tf.batchToSpaceNd(product.value(), dilation(tf), unreached);
    return new KernelProduct<>(
        kept(tf, everywhere),
        dy ->
            product
                .kernelGradient()
                .apply(tf.spaceToBatchNd(spread(tf, everywhere, dy), dilation(tf), unreached)),
        dy ->
            tf.batchToSpaceNd(
                product
                    .inputGradient()
                    .apply(tf.spaceToBatchNd(spread(tf, everywhere, dy), dilation(tf), unreached)),
                dilation(tf),
                margins));
  }

  /** Every s-th position. */
  private <T extends TNumber> Operand<T> kept(Ops tf, Operand<T> everywhere) {
    return skips()
        ? tf.stridedSlice(
            everywhere,
            begin(tf),
            end(tf),
            strides(tf),
            StridedSlice.beginMask(ROWS_AND_CHANNELS),
            StridedSlice.endMask(ROWS_AND_CHANNELS))
        : everywhere;
  }

  /** The gradient of the input of {@link #kept}: 0 at the positions between. */
  private <T extends TNumber> Operand<T> spread(Ops tf, Operand<T> everywhere, Operand<T> dy) {
    return skips()
        ? tf.stridedSliceGrad(
            tf.shape(everywhere),
            begin(tf),
            end(tf),
            strides(tf),
            dy,
            StridedSliceGrad.beginMask(ROWS_AND_CHANNELS),
            StridedSliceGrad.endMask(ROWS_AND_CHANNELS))
        : dy;
  }

  private boolean skips() {
    return down.stride() > 1 || right.stride() > 1;
  }

  private Operand<TInt32> dilation(Ops tf) {
    return tf.constant(new int[] {down.dilation(), right.dilation()});
  }

  private static Operand<TInt32> begin(Ops tf) {
    return tf.constant(new int[4]);
  }

  private Operand<TInt32> end(Ops tf) {
    return tf.constant(new int[] {0, down.windows(), right.windows(), 0});
  }

  private Operand<TInt32> strides(Ops tf) {
    return tf.constant(new int[] {1, down.stride(), right.stride(), 1});
  }
}
