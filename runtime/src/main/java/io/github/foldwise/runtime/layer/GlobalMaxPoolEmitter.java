package io.github.foldwise.runtime.layer;

import io.github.foldwise.runtime.graph.BorrowedGradient;
import org.tensorflow.Operand;
import org.tensorflow.types.TFloat32;

/** Largest value of each channel over height and width; ties share the gradient. */
final class GlobalMaxPoolEmitter implements LayerEmitter {
  @Override
  public Operand<TFloat32> infer(Head head, Operand<TFloat32> x) {
    return head.tf().reduceMax(x, head.tf().constant(new int[] {1, 2})); // (N, H, W, C) → (N, C)
  }

  @Override
  public Forward train(Head head, Operand<TFloat32> x) {
    Operand<TFloat32> y = infer(head, x);
    return new Forward(
        y, (dy, inputWanted) -> inputWanted ? BorrowedGradient.of(head.tf(), x, y, dy) : dy);
  }
}
