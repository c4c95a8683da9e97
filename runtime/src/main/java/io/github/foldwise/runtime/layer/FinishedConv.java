package io.github.foldwise.runtime.layer;

import io.github.foldwise.data.Shape;
import io.github.foldwise.layer.Activation;
import io.github.foldwise.layer.CheckedLayer;
import io.github.foldwise.layer.Conv;
import io.github.foldwise.runtime.graph.FusedOps;
import java.util.List;
import java.util.Optional;
import org.tensorflow.Operand;
import org.tensorflow.types.TFloat32;

/**
 * A convolution in inference and what follows it, a batch norm or a max pool or both, by an op of
 * this module: on tiles, it does all that follows the products; else, all that follows the
 * activation.
 *
 * @param onTiles the former, if there is one
 * @param norm empty if none follows
 * @param window side of the pool's windows, 1 if none follows
 */
record FinishedConv(
    ConvEmitter conv,
    Optional<WeightedEmitter.FinishedProduct> onTiles,
    Shape output,
    Optional<BatchNormEmitter> norm,
    int window) {
  private static final int TILE = 2;

  /** The layers from this index on, if they are such. */
  static Optional<FinishedConv> at(Head head, List<CheckedLayer> layers, int index) {
    CheckedLayer first = layers.get(index);
    if (head.fused().isEmpty() || !(first.layer() instanceof Conv layer)) {
      return Optional.empty();
    }
    ConvEmitter conv = ConvEmitter.of(first, layer);
    Optional<WeightedEmitter.FinishedProduct> onTiles =
        isSimple(layer.activation().kind()) ? conv.finishedProduct(head) : Optional.empty();
    Optional<BatchNormEmitter> norm = BatchNormEmitter.at(layers, index + 1);
    int next = index + (norm.isPresent() ? 2 : 1);
    boolean whole = first.output().height() % TILE == 0 && first.output().width() % TILE == 0;
    int window = whole && MaxPoolEmitter.isAt(layers, next, TILE) ? TILE : 1;
    return onTiles.isPresent() || norm.isPresent() || window == TILE
        ? Optional.of(new FinishedConv(conv, onTiles, first.output(), norm, window))
        : Optional.empty();
  }

  /** How many layers it replaces. */
  int layers() {
    return 1 + (norm.isPresent() ? 1 : 0) + (window == TILE ? 1 : 0);
  }

  Operand<TFloat32> infer(Head head, Operand<TFloat32> x) {
    int channels = output.channels();
    List<Operand<TFloat32>> scale =
        norm.map(each -> each.factors(head))
            .orElseGet(() -> List.of(head.filled(channels, 1), head.filled(channels, 0)));
    FusedOps.Maps maps =
        onTiles.isPresent()
            ? onTiles
                .get()
                .of(x, List.of(conv.bias(head), scale.get(0), scale.get(1)), window)
                .maps()
            : head.fused()
                .orElseThrow()
                .scale(
                    head.tf(),
                    conv.unpenalised(head, conv.product(head, x).output()),
                    scale.get(0),
                    scale.get(1),
                    window);
    conv.penalise(head, maps);
    return maps.y();
  }

  private static boolean isSimple(Activation.Kind kind) {
    return kind == Activation.Kind.RELU || kind == Activation.Kind.LINEAR;
  }
}
