package io.github.foldwise.runtime.layer;

import io.github.foldwise.layer.CheckedLayer;
import io.github.foldwise.runtime.layer.LayerEmitter.Forward;
import java.util.List;
import java.util.Optional;
import org.tensorflow.Operand;
import org.tensorflow.types.TFloat32;

/**
 * Training of a layer with ReLU and the batch norm behind it, maybe with a max pool: one op of this
 * module goes back through all but the layer's product.
 *
 * @param window side of the pool's windows, 1 if none follows
 */
record ReluBeforeNorm(WeightedEmitter layer, BatchNormEmitter norm, int window) {
  private static final int PAIR = 2;

  /** The layers from this index on, if they are such. */
  static Optional<ReluBeforeNorm> at(Head head, List<CheckedLayer> layers, int index) {
    if (!(LayerEmitters.of(layers.get(index)) instanceof WeightedEmitter layer)
        || !layer.isRectified(head)) {
      return Optional.empty();
    }
    return BatchNormEmitter.at(layers, index + 1)
        .filter(norm -> norm.hasManyChannels() && norm.isOneOp(head))
        .map(norm -> new ReluBeforeNorm(layer, norm, window(head, norm, layers, index + 2)));
  }

  private static int window(Head head, BatchNormEmitter norm, List<CheckedLayer> layers, int next) {
    return MaxPoolEmitter.isAt(layers, next, PAIR) && norm.hasWindows(head, PAIR) ? PAIR : 1;
  }

  /** How many layers it replaces. */
  int layers() {
    return window == PAIR ? 3 : 2;
  }

  Forward train(Head head, Operand<TFloat32> x) {
    return norm.byWindows(head, head.fused().orElseThrow(), layer.rectified(head, x), window);
  }
}
