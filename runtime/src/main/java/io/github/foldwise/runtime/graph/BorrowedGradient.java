package io.github.foldwise.runtime.graph;

import org.tensorflow.Graph;
import org.tensorflow.Operand;
import org.tensorflow.Output;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TFloat32;

/** TensorFlow's own gradient builder, over the ops of one layer: for layers off the hot path. */
public final class BorrowedGradient {
  private BorrowedGradient() {}

  /** Gradient with respect to {@code x}, given the gradient {@code dy} of {@code y}. */
  @SuppressWarnings("unchecked") // the gradient has the type of x
  public static Operand<TFloat32> of(
      Ops tf, Operand<TFloat32> x, Operand<TFloat32> y, Operand<TFloat32> dy) {
    Graph graph = (Graph) tf.scope().env();
    Output<?>[] dx =
        graph.addGradients(
            null,
            new Output<?>[] {y.asOutput()},
            new Output<?>[] {x.asOutput()},
            new Output<?>[] {dy.asOutput()});
    return (Output<TFloat32>) dx[0];
  }
}
