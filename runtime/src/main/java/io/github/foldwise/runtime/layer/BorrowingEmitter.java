package io.github.foldwise.runtime.layer;

import io.github.foldwise.runtime.graph.BorrowedGradient;
import org.tensorflow.Operand;
import org.tensorflow.types.TFloat32;

/** A layer off the hot path: TensorFlow builds its backward pass. */
@FunctionalInterface
interface BorrowingEmitter extends LayerEmitter {
  @Override
  default Forward train(Head head, Operand<TFloat32> x) {
    Operand<TFloat32> y = infer(head, x);
    return new Forward(
        y, (dy, inputWanted) -> inputWanted ? BorrowedGradient.of(head.tf(), x, y, dy) : dy);
  }
}
