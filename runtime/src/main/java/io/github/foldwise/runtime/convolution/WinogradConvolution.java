package io.github.foldwise.runtime.convolution;

import io.github.foldwise.data.Shape;
import io.github.foldwise.layer.Conv;
import io.github.foldwise.layer.Padding;
import io.github.foldwise.runtime.graph.FusedOps;
import io.github.foldwise.runtime.graph.TileProducts;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
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
  static final SquaredTransform OF_KERNEL = // G
      SquaredTransform.of(
          new float[][] {{1, 0, 0}, {0.5f, 0.5f, 0.5f}, {0.5f, -0.5f, 0.5f}, {0, 0, 1}});

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
      Ops tf,
      Operand<TFloat32> x,
      Operand<TFloat32> kernel,
      TileProducts by,
      Optional<FusedOps> fused) {
    TileProducts products = by.of(input.channels(), filters);
    if (!products.keepsTiles()) {
      return oneOp(tf, kernel, products, fused.orElseThrow()).product(x);
    }
    TileTransforms transforms =
        fused.<TileTransforms>map(ops -> fused(tf, ops)).orElseGet(() -> byProducts(tf, x, border));
    Factors factors = new Factors(tf, transforms, x, kernel);
    return factors.product(transforms.ofOutput(factors.multiply(products)), products);
  }

  /** The product and what follows it by one op: see {@link FusedOps#tileOutput}. */
  public Finished finished(
      Ops tf,
      Operand<TFloat32> x,
      Operand<TFloat32> kernel,
      TileProducts by,
      FusedOps ops,
      List<Operand<TFloat32>> following,
      int window,
      boolean relu) {
    TileProducts products = by.of(input.channels(), filters);
    if (!products.keepsTiles()) {
      return oneOp(tf, kernel, products, ops).finished(x, following, window, relu);
    }
    FusedTransforms transforms = fused(tf, ops);
    Factors factors = new Factors(tf, transforms, x, kernel);
    FusedOps.Maps maps = transforms.ofOutput(factors.multiply(products), following, window, relu);
    return new Finished(maps, factors.product(maps.y(), products));
  }

  /** Maps behind all that follows a product; the product's gradients are those of itself. */
  public record Finished(FusedOps.Maps maps, KernelProduct<TFloat32> product) {}

  /** The product as the four outputs of each tile, (4, N·T, F). */
  public Operand<TFloat32> ofTiles(
      Ops tf, Operand<TFloat32> x, Operand<TFloat32> kernel, TileProducts by) {
    ProductTransforms transforms = byProducts(tf, x, 0);
    return transforms.outputsOf(new Factors(tf, transforms, x, kernel).multiply(by));
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

  private OneOpConvolution oneOp(Ops tf, Operand<TFloat32> kernel, TileProducts by, FusedOps ops) {
    return new OneOpConvolution(
        tf, ops, kernel, input.channels(), filters, border, by == TileProducts.FUSED_BFLOAT16);
  }

  private FusedTransforms fused(Ops tf, FusedOps ops) {
    return new FusedTransforms(tf, ops, input, output, border);
  }

  private ProductTransforms byProducts(Ops tf, Operand<TFloat32> x, int spare) {
    return new ProductTransforms(tf, Tiles.of(tf, x, output, spare), input, output, border);
  }

  /** The factors of the 16 products: of the input (16, N·T, C), of the kernel (16, C, F). */
  private final class Factors {
    private final Ops tf;
    private final TileTransforms transforms;
    private final Operand<TFloat32> kernel;
    private final Operand<TFloat32> ofInput;
    private final Operand<TFloat32> ofKernel;
    private final Map<Operand<TFloat32>, Operand<TFloat32>> back = new HashMap<>(); // both need it

    Factors(Ops tf, TileTransforms transforms, Operand<TFloat32> x, Operand<TFloat32> kernel) {
      this.tf = tf;
      this.transforms = transforms;
      this.kernel = kernel;
      this.ofInput = transforms.ofInput(x);
      this.ofKernel = OF_KERNEL.of(tf, kernel, input.channels(), filters);
    }

    Operand<TFloat32> multiply(TileProducts by) {
      return WinogradConvolution.multiply(tf, by, ofInput, ofKernel);
    }

    KernelProduct<TFloat32> product(Operand<TFloat32> value, TileProducts by) {
      return new KernelProduct<>(value, this::kernelGradient, dy -> inputGradient(dy, by));
    }

    private Operand<TFloat32> kernelGradient(Operand<TFloat32> dy) {
      Operand<TFloat32> gradient = // (16, C, F); oneDNN transposes faster than Eigen
          WinogradConvolution.multiply(
              tf, TileProducts.ONEDNN, ofInput, backFromOutput(dy), "adj_x");
      return tf.reshape(
          OF_KERNEL.transposed().of(tf, gradient, input.channels(), filters), tf.shape(kernel));
    }

    private Operand<TFloat32> inputGradient(Operand<TFloat32> dy, TileProducts by) {
      return transforms.backToInput(
          WinogradConvolution.multiply(
              tf, by, backFromOutput(dy), ofKernel, "adj_y")); // (16, N·T, C)
    }

    private Operand<TFloat32> backFromOutput(Operand<TFloat32> dy) {
      return back.computeIfAbsent(dy, transforms::backFromOutput);
    }
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
