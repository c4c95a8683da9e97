package io.github.foldwise.runtime.layer;

import org.tensorflow.Operand;
import org.tensorflow.types.TFloat32;

/** Puts one layer into a graph, forward and backward. */
public interface LayerEmitter {
  Operand<TFloat32> infer(Head head, Operand<TFloat32> x);

  Forward train(Head head, Operand<TFloat32> x);

  /** A layer's output in the training graph, and the ops that carry a gradient back. */
  record Forward(Operand<TFloat32> output, Backward backward) {}

  /** The backward pass of one layer; records the gradients of its weights in the head. */
  @FunctionalInterface
  interface Backward {
    /**
     * Builds the ops from {@code dy}, the gradient of the output. If training changes no weight
     * below, the gradient of the input is not wanted, and the result is {@code dy} itself.
     */
    Operand<TFloat32> apply(Operand<TFloat32> dy, boolean inputWanted);
  }
}
