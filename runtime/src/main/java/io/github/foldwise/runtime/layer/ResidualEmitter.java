package io.github.foldwise.runtime.layer;

import io.github.foldwise.layer.CheckedLayer;
import org.tensorflow.Operand;
import org.tensorflow.types.TFloat32;

/** The sum of a block and a projection, or the input itself. */
final class ResidualEmitter implements LayerEmitter {
  private final LayerChain block;
  private final LayerChain projection;

  ResidualEmitter(CheckedLayer place) {
    this.block = new LayerChain(place.block());
    this.projection = new LayerChain(place.projection());
  }

  @Override
  public Operand<TFloat32> infer(Head head, Operand<TFloat32> x) {
    return head.tf().math.add(block.infer(head, x), projection.infer(head, x));
  }

  @Override
  public Forward train(Head head, Operand<TFloat32> x) {
    Forward changed = block.train(head, x);
    Forward projected = projection.train(head, x);
    return new Forward(
        head.tf().math.add(changed.output(), projected.output()),
        (dy, inputWanted) -> backward(head, changed, projected, dy, inputWanted));
  }

  private static Operand<TFloat32> backward(
      Head head, Forward changed, Forward projected, Operand<TFloat32> dy, boolean inputWanted) {
    Operand<TFloat32> ofBlock = changed.backward().apply(dy, inputWanted);
    Operand<TFloat32> ofProjection = projected.backward().apply(dy, inputWanted);
    return inputWanted ? head.tf().math.add(ofBlock, ofProjection) : dy;
  }
}
