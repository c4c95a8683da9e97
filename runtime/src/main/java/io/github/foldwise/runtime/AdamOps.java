package io.github.foldwise.runtime;

import io.github.foldwise.training.Adam;
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
    double square = Math.sqrt(share(rule.beta2()));
    this.epsilon = step.constant(rule.epsilon() * square);
    this.rate = step.tf().math.mul(step.rate(), step.constant(square / share(rule.beta1())));
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

  /**
   * What the kernel multiplies by for 1 − beta, as a share of what Keras does: the kernel subtracts
   * in float32 and makes 0.00099998713 of 0.001. A moving mean is that share too small in every
   * step, which rate and epsilon make good.
   */
  private static double share(double beta) {
    float kernel = 1 - (float) beta;
    return (double) kernel / (float) (1 - beta);
  }
}
