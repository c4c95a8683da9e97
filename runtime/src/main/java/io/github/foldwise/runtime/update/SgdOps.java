package io.github.foldwise.runtime.update;

import io.github.foldwise.optimizer.Sgd;
import io.github.foldwise.runtime.graph.Variables;
import org.tensorflow.Operand;
import org.tensorflow.op.Op;
import org.tensorflow.op.Ops;
import org.tensorflow.op.train.ResourceApplyGradientDescent;
import org.tensorflow.op.train.ResourceApplyKerasMomentum;
import org.tensorflow.types.TFloat32;

/**
 * Gradient descent by TensorFlow's kernels. {@code KerasMomentum} multiplies each gradient by the
 * rate of its own step; {@code ApplyMomentum} would multiply old gradients by a later rate.
 */
final class SgdOps implements UpdateOps {
  private final Sgd rule;
  private final UpdateStep step;

  SgdOps(Sgd rule, UpdateStep step) {
    this.rule = rule;
    this.step = step;
  }

  @Override
  public Op apply(Ops gated, Variables.Variable weight, Operand<TFloat32> gradient) {
    if (rule.momentum() == 0) {
      return ResourceApplyGradientDescent.create(
          gated.scope(), weight.handle(), step.rate(), gradient);
    }
    return ResourceApplyKerasMomentum.create(
        gated.scope(),
        weight.handle(),
        step.slots().of(weight.spec(), "sgd_momentum").handle(),
        step.rate(),
        gradient,
        step.constant(rule.momentum()),
        ResourceApplyKerasMomentum.useNesterov(rule.nesterovMomentum()));
  }
}
