package io.github.foldwise.runtime.convolution;

import io.github.foldwise.data.Shape;
import io.github.foldwise.layer.Conv;
import io.github.foldwise.layer.Padding;
import io.github.foldwise.runtime.graph.TileProducts;
import java.util.List;
import org.tensorflow.Operand;
import org.tensorflow.OperationBuilder;
import org.tensorflow.Output;
import org.tensorflow.op.Ops;
import org.tensorflow.proto.DataType;
import org.tensorflow.types.TFloat32;

/**
 * A 3×3 convolution by Winograd's F(2×2, 3×3): 16 products give 4 outputs; the sum over windows
 * needs 36. {@code Y = Aᵀ [(G g Gᵀ) ⊙ (Bᵀ d B)] A} for each 4×4 tile {@code d} (Lavin and Gray
 * 2015, arXiv:1509.09308). Each transform is one product with the Kronecker square of its matrix,
 * and ⊙ over all channels is 16 matrix products.
 *
 * <p>The gradients use the same transforms and share the transformed values.
 */
public final class WinogradConvolution {
  private static final SquaredTransform OF_INPUT = // Bᵀ
      SquaredTransform.of(
          new float[][] {{1, 0, -1, 0}, {0, 1, 1, 0}, {0, -1, 1, 0}, {0, 1, 0, -1}});
  private static final SquaredTransform OF_KERNEL = // G
      SquaredTransform.of(
          new float[][] {{1, 0, 0}, {0.5f, 0.5f, 0.5f}, {0.5f, -0.5f, 0.5f}, {0, 0, 1}});
  private static final SquaredTransform OF_OUTPUT = // Aᵀ
      SquaredTransform.of(new float[][] {{1, 1, 1, 0}, {0, 1, -1, -1}});

  private static final int SIDE = 4; // of a tile with its border

  private final Shape input;
  private final int filters;
  private final int border; // zeros around the input
  private final Shape output;

  /** The ops of a layer of 3×3 windows with stride and dilation 1 and one group. */
  WinogradConvolution(Shape input, Conv layer) {
    this.input = input;
    this.filters = layer.filters();
    this.border = layer.padding() == Padding.SAME ? 1 : 0;
    this.output =
        Shape.image(input.height() + 2 * border - 2, input.width() + 2 * border - 2, filters);
  }

  /** Whether it is faster than a sum over windows. */
  public boolean pays(TileProducts products, boolean training) {
    return products.pays(input.channels(), filters, training);
  }

  /** The product of feature maps (N, H, W, C) and a kernel. */
  public KernelProduct<TFloat32> product(
      Ops tf, Operand<TFloat32> x, Operand<TFloat32> kernel, TileProducts by) {
    int channels = input.channels();
    Tiles tiles = Tiles.of(tf, x, output, border);
    Operand<TFloat32> v = ofInput(tf, tiles, x); // (16, N·T, C)
    Operand<TFloat32> u = OF_KERNEL.of(tf, kernel, channels, filters); // (16, C, F)
    Operand<TFloat32> y = OF_OUTPUT.of(tf, multiply(tf, by, v, u), -1, filters); // (4, N·T, F)
    return new KernelProduct<>(
        tiles.collect(y, filters), // (N, H', W', F)
        dy -> {
          Operand<TFloat32> dM = back(tf, tiles, dy);
          Operand<TFloat32> dU = // (16, C, F)
              multiply(tf, TileProducts.ONEDNN, v, dM, "adj_x"); // it transposes faster than Eigen
          return tf.reshape(OF_KERNEL.transposed().of(tf, dU, channels, filters), tf.shape(kernel));
        },
        dy -> {
          Operand<TFloat32> dM = back(tf, tiles, dy);
          Operand<TFloat32> dV = multiply(tf, by, dM, u, "adj_y"); // (16, N·T, C)
          return tiles.add(OF_INPUT.transposed().of(tf, dV, -1, channels), input, SIDE, border);
        });
  }

  /** The product as the four outputs of each tile, (4, N·T, F). */
  public Operand<TFloat32> ofTiles(
      Ops tf, Operand<TFloat32> x, Operand<TFloat32> kernel, TileProducts by) {
    Operand<TFloat32> v = ofInput(tf, Tiles.of(tf, x, output, 0), x);
    Operand<TFloat32> u = OF_KERNEL.of(tf, kernel, input.channels(), filters);
    return OF_OUTPUT.of(tf, multiply(tf, by, v, u), -1, filters);
  }

  /** The largest output of each tile, (4, N·T, F) → (1, N·T, F). */
  public static Operand<TFloat32> largest(Ops tf, Operand<TFloat32> tiles) {
    List<Output<TFloat32>> outputs = tf.split(tf.constant(0), tiles, 4L).output();
    return tf.math.maximum(
        tf.math.maximum(outputs.get(0), outputs.get(1)),
        tf.math.maximum(outputs.get(2), outputs.get(3)));
  }

  /**
   * Maps of one value for each tile, as a 2×2 pool makes them, (1, N·T, F) → (N, H'/2, W'/2, F).
   * The product's height H' and width W' are even.
   */
  public Operand<TFloat32> pooled(Ops tf, Operand<TFloat32> values) {
    return tf.reshape(
        values, tf.constant(new int[] {-1, output.height() / 2, output.width() / 2, filters}));
  }

  /** The transformed tiles of the input: (N, H, W, C) → (16, N·T, C). */
  private Operand<TFloat32> ofInput(Ops tf, Tiles tiles, Operand<TFloat32> x) {
    return OF_INPUT.of(tf, tiles.deal(x, input, SIDE, border), -1, input.channels());
  }

  /** The gradient of a tile's products from that of the output: (16, N·T, F). */
  private Operand<TFloat32> back(Ops tf, Tiles tiles, Operand<TFloat32> dy) {
    return OF_OUTPUT.transposed().of(tf, tiles.deal(dy, output, 2, 0), -1, filters);
  }

  /** The product of each two matrices, of which one may be transposed first. */
  private static Operand<TFloat32> multiply(
      Ops tf, TileProducts by, Operand<TFloat32> a, Operand<TFloat32> b, String... transposed) {
    OperationBuilder product =
        tf.scope().opBuilder(by.op(), by.op()).addInput(a.asOutput()).addInput(b.asOutput());
    if (by == TileProducts.EIGEN) {
      product.setAttr("Tout", DataType.DT_FLOAT); // the other op has no such attribute
    }
    for (String which : transposed) {
      product.setAttr(which, true);
    }
    return product.build().output(0);
  }
}
