package io.github.foldwise.runtime.layer;

import io.github.foldwise.data.Shape;
import io.github.foldwise.layer.Activation;
import io.github.foldwise.layer.CheckedLayer;
import io.github.foldwise.layer.Conv;
import io.github.foldwise.runtime.convolution.Convolutions;
import io.github.foldwise.runtime.convolution.WinogradConvolution;
import io.github.foldwise.runtime.graph.TileProducts;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.tensorflow.Operand;
import org.tensorflow.types.TFloat32;

/**
 * A convolution on tiles, maybe a batch norm, and a max pool whose windows are the tiles. Bias and
 * activation keep the order of values, and a norm keeps or reverses that of a channel, so one of
 * each tile's four sums is picked first: only a quarter of the values passes through the rest, and
 * no tile returns to its place in a map.
 *
 * @param norm empty if the pool follows the convolution
 */
record ConvBeforePool(ConvEmitter conv, Optional<BatchNormEmitter> norm) {
  private static final int TILE = 2;

  /** Activations that never fall, whatever their parameter. */
  private static final Set<Activation.Kind> RISING =
      EnumSet.of(
          Activation.Kind.LINEAR,
          Activation.Kind.RELU,
          Activation.Kind.RELU6,
          Activation.Kind.SELU,
          Activation.Kind.TANH,
          Activation.Kind.SIGMOID,
          Activation.Kind.HARD_SIGMOID,
          Activation.Kind.SOFTPLUS,
          Activation.Kind.SOFTSIGN,
          Activation.Kind.EXPONENTIAL);

  /** The layers from this index on, if they are such. */
  static Optional<ConvBeforePool> at(Head head, List<CheckedLayer> layers, int index) {
    CheckedLayer first = layers.get(index);
    if (!(first.layer() instanceof Conv conv)
        || !isPooled(first, conv, head.kernels().tileProducts())) {
      return Optional.empty();
    }
    ConvEmitter emitter = ConvEmitter.of(first, conv);
    if (MaxPoolEmitter.isAt(layers, index + 1, TILE)) {
      return Optional.of(new ConvBeforePool(emitter, Optional.empty()));
    }
    return BatchNormEmitter.at(layers, index + 1)
        .filter(norm -> MaxPoolEmitter.isAt(layers, index + 2, TILE))
        .filter(norm -> norm.risesForever(head).orElse(true))
        .map(norm -> new ConvBeforePool(emitter, Optional.of(norm)));
  }

  /** How many layers it replaces. */
  int layers() {
    return norm.isPresent() ? 3 : 2;
  }

  Operand<TFloat32> infer(Head head, Operand<TFloat32> x) {
    UnaryOperator<Operand<TFloat32>> largest =
        values -> WinogradConvolution.largest(head.tf(), values);
    if (norm.isEmpty()) {
      return conv.inferPooled(head, x, largest);
    }
    BatchNormEmitter behind = norm.get();
    return behind.infer(
        head, conv.inferPooled(head, x, values -> behind.pickFirst(head, values, largest)));
  }

  private static boolean isPooled(CheckedLayer place, Conv conv, TileProducts products) {
    Shape output = place.output();
    return Convolutions.paysOnTiles(place.input(), conv, products, false)
        && RISING.contains(conv.activation().kind())
        && output.height() % TILE == 0
        && output.width() % TILE == 0;
  }
}
