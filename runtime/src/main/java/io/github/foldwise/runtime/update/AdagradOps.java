package io.github.foldwise.runtime.update;

import io.github.foldwise.optimizer.Adagrad;
import io.github.foldwise.runtime.graph.Variables;
import java.util.List;
import org.tensorflow.Operand;
import org.tensorflow.op.Op;
import org.tensorflow.op.Ops;
import org.tensorflow.op.core.AssignSubVariableOp;
import org.tensorflow.types.TFloat32;

/** Adagrad by single ops: TensorFlow's kernels add epsilon outside the root, or not at all. */
final class AdagradOps implements UpdateOps {
  private final Adagrad rule;
  private final UpdateStep step;

  AdagradOps(Adagrad rule, UpdateStep step) {
    this.rule = rule;
    this.step = step;
  }

  @Override
  public Op apply(Ops gated, Variables.Variable weight, Operand<TFloat32> gradient) {
    Ops tf = step.tf();
    Variables.Variable sum =
        step.slots().of(weight.spec(), "adagrad_sum", rule.initialAccumulator());
    Operand<TFloat32> squares = tf.math.add(sum.read(), tf.math.square(gradient));
    Operand<TFloat32> root = tf.math.sqrt(tf.math.add(squares, step.constant(rule.epsilon())));
    Operand<TFloat32> change = tf.math.div(tf.math.mul(step.rate(), gradient), root);
    return step.all(
        List.of(
            gated.assignVariableOp(sum.handle(), squares),
            AssignSubVariableOp.create(gated.scope(), weight.handle(), change)));
  }
}
