package io.github.foldwise.runtime.update;

import io.github.foldwise.optimizer.Lion;
import io.github.foldwise.runtime.graph.Variables;
import java.util.List;
import org.tensorflow.Operand;
import org.tensorflow.op.Op;
import org.tensorflow.op.Ops;
import org.tensorflow.op.core.AssignSubVariableOp;
import org.tensorflow.types.TFloat32;

/** Lion by single ops. */
final class LionOps implements UpdateOps {
  private final Lion rule;
  private final UpdateStep step;

  LionOps(Lion rule, UpdateStep step) {
    this.rule = rule;
    this.step = step;
  }

  @Override
  public Op apply(Ops gated, Variables.Variable weight, Operand<TFloat32> gradient) {
    Ops tf = step.tf();
    Variables.Variable mean = step.slots().of(weight.spec(), "lion_mean");
    Operand<TFloat32> direction = tf.math.sign(mixed(mean.read(), gradient, rule.beta1()));
    Operand<TFloat32> change = tf.math.mul(step.rate(), direction);
    return step.all(
        List.of(
            AssignSubVariableOp.create(gated.scope(), weight.handle(), change),
            gated.assignVariableOp(mean.handle(), mixed(mean.read(), gradient, rule.beta2()))));
  }

  /** {@code share·mean + (1−share)·gradient}. */
  private Operand<TFloat32> mixed(
      Operand<TFloat32> mean, Operand<TFloat32> gradient, double share) {
    Ops tf = step.tf();
    Operand<TFloat32> kept = step.constant(share);
    return tf.math.add(tf.math.mul(mean, kept), tf.math.mul(gradient, step.oneMinus(kept)));
  }
}
