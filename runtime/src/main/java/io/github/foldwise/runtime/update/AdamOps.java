package io.github.foldwise.runtime.update;

import io.github.foldwise.optimizer.Adam;
import io.github.foldwise.runtime.graph.Variables;
import org.tensorflow.Operand;
import org.tensorflow.op.Op;
import org.tensorflow.op.Ops;
import org.tensorflow.op.train.ResourceApplyAdam;
import org.tensorflow.types.TFloat32;

/** Adam by TensorFlow's kernel. */
final class AdamOps implements UpdateOps {
  private final UpdateStep step;
  private final Operand<TFloat32> beta1;
  private final Operand<TFloat32> beta2;
  private final Operand<TFloat32> epsilon;
  private final Operand<TFloat32> rate;
  private final Operand<TFloat32> beta1Power;
  private final Operand<TFloat32> beta2Power;

  AdamOps(Adam rule, UpdateStep step) {
    this.step = step;
    this.beta1 = step.constant(rule.beta1());
    this.beta2 = step.constant(rule.beta2());
    double square = Math.sqrt(UpdateStep.share(rule.beta2()));
    this.epsilon = step.constant(rule.epsilon() * square);
    this.rate =
        step.tf().math.mul(step.rate(), step.constant(square / UpdateStep.share(rule.beta1())));
    this.beta1Power = step.power(rule.beta1());
    this.beta2Power = step.power(rule.beta2());
  }

  @Override
  public Op apply(Ops gated, Variables.Variable weight, Operand<TFloat32> gradient) {
    return ResourceApplyAdam.create(
        gated.scope(),
        weight.handle(),
        step.slots().of(weight.spec(), "adam_mean").handle(),
        step.slots().of(weight.spec(), "adam_square").handle(),
        beta1Power,
        beta2Power,
        rate,
        beta1,
        beta2,
        epsilon,
        gradient);
  }
}
