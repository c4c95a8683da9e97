package io.github.foldwise.runtime.update;

import io.github.foldwise.optimizer.UpdateRule;
import io.github.foldwise.runtime.graph.Variables;
import java.util.List;
import org.tensorflow.Operand;
import org.tensorflow.op.Op;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TFloat32;

/**
 * An update rule as ops. TensorFlow's own kernel serves where it computes Keras's formula, for it
 * goes through the memory once; single ops serve where it does not.
 */
interface UpdateOps {
  /**
   * Changes a weight and its slots.
   *
   * @param gated makes the ops that change a variable, behind all that has still to read it
   * @param gradient of the weight's shape
   * @return done when the weight and its slots are changed
   */
  Op apply(Ops gated, Variables.Variable weight, Operand<TFloat32> gradient);

  /** Changes what belongs to no weight, once an update; for most rules nothing. */
  default List<Op> once(Ops gated) {
    return List.of();
  }

  /** The ops of a rule. */
  static UpdateOps of(UpdateRule rule, UpdateStep step) {
    return rule.accept(new UpdateOpsOfRule(step));
  }
}
