package io.github.foldwise.runtime.loss;

import java.util.function.Supplier;
import org.tensorflow.Operand;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TFloat32;

/** The loss of each row, (N), and its gradient with respect to the logits, (N, logits). */
public record RowLoss(Operand<TFloat32> perRow, Supplier<Operand<TFloat32>> gradient) {

  /** The same with each row's loss multiplied by its weight, (N). */
  RowLoss weighted(Ops tf, Operand<TFloat32> weights) {
    return new RowLoss(
        tf.math.mul(perRow, weights),
        () -> tf.math.mul(gradient.get(), tf.expandDims(weights, tf.constant(1))));
  }
}
