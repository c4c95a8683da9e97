package io.github.foldwise.runtime.update;

import io.github.foldwise.layer.WeightSpec;
import io.github.foldwise.optimizer.RmsProp;
import io.github.foldwise.runtime.graph.Variables;
import org.tensorflow.Operand;
import org.tensorflow.op.Op;
import org.tensorflow.op.Ops;
import org.tensorflow.op.train.ResourceApplyCenteredRmsProp;
import org.tensorflow.op.train.ResourceApplyRmsProp;
import org.tensorflow.types.TFloat32;

/** RMSprop by TensorFlow's kernels, which keep a momentum slot even if momentum is 0. */
final class RmsPropOps implements UpdateOps {
  private final RmsProp rule;
  private final UpdateStep step;
  private final Operand<TFloat32> rate;
  private final Operand<TFloat32> rho;
  private final Operand<TFloat32> momentum;
  private final Operand<TFloat32> epsilon;

  RmsPropOps(RmsProp rule, UpdateStep step) {
    this.rule = rule;
    this.step = step;
    double share = UpdateStep.share(rule.rho());
    this.rate = step.tf().math.mul(step.rate(), step.constant(Math.sqrt(share)));
    this.rho = step.constant(rule.rho());
    this.momentum = step.constant(rule.momentum());
    this.epsilon = step.constant(rule.epsilon() * share);
  }

  @Override
  public Op apply(Ops gated, Variables.Variable weight, Operand<TFloat32> gradient) {
    return rule.centeredVariant()
        ? centered(gated, weight, gradient)
        : plain(gated, weight, gradient);
  }

  private Op plain(Ops gated, Variables.Variable weight, Operand<TFloat32> gradient) {
    WeightSpec spec = weight.spec();
    return ResourceApplyRmsProp.create(
        gated.scope(),
        weight.handle(),
        step.slots().of(spec, "rms_prop_square").handle(),
        step.slots().of(spec, "rms_prop_momentum").handle(),
        rate,
        rho,
        momentum,
        epsilon,
        gradient);
  }

  private Op centered(Ops gated, Variables.Variable weight, Operand<TFloat32> gradient) {
    WeightSpec spec = weight.spec();
    return ResourceApplyCenteredRmsProp.create(
        gated.scope(),
        weight.handle(),
        step.slots().of(spec, "rms_prop_mean").handle(),
        step.slots().of(spec, "rms_prop_square").handle(),
        step.slots().of(spec, "rms_prop_momentum").handle(),
        rate,
        rho,
        momentum,
        epsilon,
        gradient);
  }
}
