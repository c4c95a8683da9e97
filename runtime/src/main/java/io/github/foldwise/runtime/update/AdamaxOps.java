package io.github.foldwise.runtime.update;

import io.github.foldwise.optimizer.Adamax;
import io.github.foldwise.runtime.graph.Variables;
import org.tensorflow.Operand;
import org.tensorflow.op.Op;
import org.tensorflow.op.Ops;
import org.tensorflow.op.train.ResourceApplyAdaMax;
import org.tensorflow.types.TFloat32;

/** Adamax by TensorFlow's kernel. */
final class AdamaxOps implements UpdateOps {
  private final UpdateStep step;
  private final Operand<TFloat32> rate;
  private final Operand<TFloat32> beta1;
  private final Operand<TFloat32> beta2;
  private final Operand<TFloat32> epsilon;
  private final Operand<TFloat32> beta1Power;

  AdamaxOps(Adamax rule, UpdateStep step) {
    this.step = step;
    double share = UpdateStep.share(rule.beta1());
    this.rate = step.tf().math.mul(step.rate(), step.constant(1 / share));
    this.beta1 = step.constant(rule.beta1());
    this.beta2 = step.constant(rule.beta2());
    this.epsilon = step.constant(rule.epsilon());
    this.beta1Power = step.power(rule.beta1());
  }

  @Override
  public Op apply(Ops gated, Variables.Variable weight, Operand<TFloat32> gradient) {
    return ResourceApplyAdaMax.create(
        gated.scope(),
        weight.handle(),
        step.slots().of(weight.spec(), "adamax_mean").handle(),
        step.slots().of(weight.spec(), "adamax_maximum").handle(),
        beta1Power,
        rate,
        beta1,
        beta2,
        epsilon,
        gradient);
  }
}
