package io.github.foldwise.runtime.layer;

import io.github.foldwise.layer.CheckedLayer;
import io.github.foldwise.layer.Conv;
import io.github.foldwise.layer.Convolution;
import io.github.foldwise.layer.DepthwiseConv;
import io.github.foldwise.runtime.convolution.Convolutions;
import io.github.foldwise.runtime.convolution.KernelProduct;
import io.github.foldwise.runtime.convolution.ProductOps;
import io.github.foldwise.runtime.convolution.WinogradConvolution;
import io.github.foldwise.runtime.graph.FusedOps;
import io.github.foldwise.runtime.graph.TileProducts;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.tensorflow.Operand;
import org.tensorflow.types.TFloat32;

/** Convolution by one kernel. */
final class ConvEmitter extends WeightedEmitter {
  private final ProductOps ops;
  private final Optional<ProductOps> byPatches;
  private final Optional<WinogradConvolution> onTiles;

  private ConvEmitter(
      CheckedLayer place,
      Convolution<?> layer,
      ProductOps ops,
      Optional<ProductOps> byPatches,
      Optional<WinogradConvolution> onTiles) {
    super(place, layer.activation(), layer.rules());
    this.ops = ops;
    this.byPatches = byPatches;
    this.onTiles = onTiles;
  }

  static ConvEmitter of(CheckedLayer place, Conv layer) {
    return new ConvEmitter(
        place,
        layer,
        Convolutions.of(place.input(), layer),
        Convolutions.byPatches(place.input(), layer),
        Convolutions.onTiles(place.input(), layer));
  }

  static ConvEmitter of(CheckedLayer place, DepthwiseConv layer) {
    return new ConvEmitter(
        place,
        layer,
        Convolutions.depthwise(place.input(), layer),
        Optional.empty(),
        Optional.empty());
  }

  @Override
  Forward product(Head head, Operand<TFloat32> x) {
    Operand<TFloat32> kernel = read(head, "kernel");
    return by(head, "kernel", product(head, x, kernel));
  }

  private KernelProduct<TFloat32> product(
      Head head, Operand<TFloat32> x, Operand<TFloat32> kernel) {
    if (!head.kernels().tiles()) {
      return head.product(ops, x, kernel);
    }
    TileProducts by = head.kernels().tileProducts();
    return paidTiles(head)
        .map(
            tiles ->
                roundsBefore(head)
                    ? head.float32(
                        (a, b) -> tiles.product(head.tf(), a, b, by, head.fused()), x, kernel)
                    : tiles.product(head.tf(), x, kernel, by, head.fused()))
        .orElseGet(() -> byWindows(head, x, kernel));
  }

  /** A product of few values costs less than to make its maps bfloat16 and back. */
  private KernelProduct<TFloat32> byWindows(
      Head head, Operand<TFloat32> x, Operand<TFloat32> kernel) {
    return byPatches
        .map(few -> head.float32((a, b) -> few.product(head.tf(), a, b), x, kernel))
        .orElseGet(() -> head.product(ops, x, kernel));
  }

  /** Whether factors are rounded before they come to the product's ops, which do not round. */
  private static boolean roundsBefore(Head head) {
    return head.rounds() && head.kernels().tileProducts() != TileProducts.FUSED_BFLOAT16;
  }

  private Optional<WinogradConvolution> paidTiles(Head head) {
    return onTiles.filter(tiles -> tiles.pays(head.kernels().tileProducts(), head.trains()));
  }

  /** Training rounds the gradients of factors rounded before, so their product stays apart. */
  @Override
  Optional<FinishedProduct> finishedProduct(Head head) {
    if (head.fused().isEmpty() || (head.trains() && roundsBefore(head))) {
      return Optional.empty();
    }
    FusedOps fused = head.fused().get();
    return paidTiles(head)
        .map(
            tiles ->
                (x, factors, window) ->
                    tiles.finished(
                        head.tf(),
                        factor(head, x),
                        factor(head, read(head, "kernel")),
                        head.kernels().tileProducts(),
                        fused,
                        factors,
                        window,
                        isRelu()));
  }

  private static Operand<TFloat32> factor(Head head, Operand<TFloat32> factor) {
    return roundsBefore(head) ? head.factor(factor) : factor;
  }

  /**
   * The output behind a 2×2 pool, of a convolution on tiles whose activation never falls.
   *
   * @param pick picks one of each tile's values by their order, (4, N·T, F) → (1, N·T, F)
   */
  Operand<TFloat32> inferPooled(
      Head head, Operand<TFloat32> x, UnaryOperator<Operand<TFloat32>> pick) {
    WinogradConvolution tiles = onTiles.orElseThrow();
    Operand<TFloat32> sums =
        tiles.ofTiles(
            head.tf(),
            head.factor(x),
            head.factor(read(head, "kernel")),
            head.kernels().tileProducts());
    Operand<TFloat32> picked =
        isPenalised(head) ? pick.apply(activated(head, sums)) : activated(head, pick.apply(sums));
    return tiles.pooled(head.tf(), picked);
  }
}
