package io.github.foldwise.runtime.update;

import io.github.foldwise.optimizer.Adam;
import io.github.foldwise.runtime.graph.Variables;
import java.util.List;
import org.tensorflow.Operand;
import org.tensorflow.op.Op;
import org.tensorflow.op.Ops;
import org.tensorflow.op.core.AssignSubVariableOp;
import org.tensorflow.types.TFloat32;

/** Adam with the largest mean of squares so far. */
final class AmsgradOps implements UpdateOps {
  private final Adam rule;
  private final UpdateStep step;
  private final Operand<TFloat32> alpha;

  AmsgradOps(Adam rule, UpdateStep step) {
    this.rule = rule;
    this.step = step;
    Ops tf = step.tf();
    this.alpha =
        tf.math.div(
            tf.math.mul(step.rate(), tf.math.sqrt(step.oneMinus(step.power(rule.beta2())))),
            step.oneMinus(step.power(rule.beta1())));
  }

  @Override
  public Op apply(Ops gated, Variables.Variable weight, Operand<TFloat32> gradient) {
    Ops tf = step.tf();
    Variables.Variable mean = step.slots().of(weight.spec(), "adam_mean");
    Variables.Variable square = step.slots().of(weight.spec(), "adam_square");
    Variables.Variable maximum = step.slots().of(weight.spec(), "adam_maximum");
    Operand<TFloat32> m = step.moved(mean.read(), gradient, 1 - rule.beta1());
    Operand<TFloat32> v = step.moved(square.read(), tf.math.square(gradient), 1 - rule.beta2());
    Operand<TFloat32> largest = tf.math.maximum(maximum.read(), v);
    Operand<TFloat32> divisor = tf.math.add(tf.math.sqrt(largest), step.constant(rule.epsilon()));
    Operand<TFloat32> change = tf.math.div(tf.math.mul(m, alpha), divisor);
    return step.all(
        List.of(
            gated.assignVariableOp(mean.handle(), m),
            gated.assignVariableOp(square.handle(), v),
            gated.assignVariableOp(maximum.handle(), largest),
            AssignSubVariableOp.create(gated.scope(), weight.handle(), change)));
  }
}
