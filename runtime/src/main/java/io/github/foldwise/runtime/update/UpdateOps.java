package io.github.foldwise.runtime.update;

import io.github.foldwise.optimizer.UpdateRule;
import io.github.foldwise.runtime.graph.GradientFactors;
import io.github.foldwise.runtime.graph.Variables;
import java.util.List;
import java.util.Optional;
import org.tensorflow.Operand;
import org.tensorflow.op.Op;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TFloat32;

/**
 * An update rule as ops. Uses TensorFlow's kernel if it computes Keras's formula, because it passes
 * over memory once; else single ops.
 */
interface UpdateOps {
  /** Changes a weight and its slots; {@code gated} builds ops that run after every read of it. */
  Op apply(Ops gated, Variables.Variable weight, Operand<TFloat32> gradient);

  /** The same rule with what else its pass over memory can do; most have none. */
  default Optional<OnePass> onePass() {
    return Optional.empty();
  }

  /** Changes what belongs to no weight, once per update; most rules have nothing here. */
  default List<Op> once(Ops gated) {
    return List.of();
  }

  /** The ops of a rule. */
  static UpdateOps of(UpdateRule rule, UpdateStep step) {
    return rule.accept(new UpdateOpsOfRule(step));
  }

  /** A rule that adds the gradient of a weight's penalty, and may multiply a gradient's factors. */
  interface OnePass {
    /** Changes a weight and its slots; the value of the penalty before the update, a scalar. */
    Operand<TFloat32> apply(Ops gated, Variables.Variable weight, Operand<TFloat32> gradient);

    /** The same by a gradient that is a product. */
    Operand<TFloat32> apply(Ops gated, Variables.Variable weight, GradientFactors gradient);
  }
}
