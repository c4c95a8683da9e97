package io.github.foldwise.runtime.update;

import io.github.foldwise.layer.Penalty;
import io.github.foldwise.optimizer.Adam;
import io.github.foldwise.runtime.graph.FusedOps;
import io.github.foldwise.runtime.graph.GradientFactors;
import io.github.foldwise.runtime.graph.Variables;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.tensorflow.Operand;
import org.tensorflow.op.Op;
import org.tensorflow.op.Ops;
import org.tensorflow.op.train.ResourceApplyAdam;
import org.tensorflow.types.TFloat32;
import org.tensorflow.types.family.TType;

/** Adam by TensorFlow's kernel, or by that of this module. */
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
    return step.fused()
        .<Op>map(ops -> fused(gated, ops, weight, gradient, Penalty.NONE))
        .orElseGet(
            () ->
                ResourceApplyAdam.create(
                    gated.scope(),
                    weight.handle(),
                    mean(weight),
                    square(weight),
                    beta1Power,
                    beta2Power,
                    rate,
                    beta1,
                    beta2,
                    epsilon,
                    gradient));
  }

  @Override
  public Optional<OnePass> onePass() {
    return step.fused().map(Fused::new);
  }

  /** By this module's ops. */
  private final class Fused implements OnePass {
    private final FusedOps ops;

    Fused(FusedOps ops) {
      this.ops = ops;
    }

    @Override
    public Operand<TFloat32> apply(
        Ops gated, Variables.Variable weight, Operand<TFloat32> gradient) {
      return fused(gated, ops, weight, gradient, weight.spec().penalty());
    }

    @Override
    public Operand<TFloat32> apply(Ops gated, Variables.Variable weight, GradientFactors gradient) {
      return ops.adamOfProduct(gated, inputs(weight), gradient, weight.spec().penalty());
    }
  }

  private Operand<TFloat32> fused(
      Ops gated,
      FusedOps ops,
      Variables.Variable weight,
      Operand<TFloat32> gradient,
      Penalty penalty) {
    List<Operand<? extends TType>> inputs = new ArrayList<>(inputs(weight));
    inputs.add(gradient);
    return ops.adam(gated, inputs, penalty);
  }

  /** Those of TensorFlow's op, but the gradient. */
  private List<Operand<? extends TType>> inputs(Variables.Variable weight) {
    return List.of(
        weight.handle(),
        mean(weight),
        square(weight),
        beta1Power,
        beta2Power,
        rate,
        beta1,
        beta2,
        epsilon);
  }

  private Operand<? extends TType> mean(Variables.Variable weight) {
    return step.slots().of(weight.spec(), "adam_mean").handle();
  }

  private Operand<? extends TType> square(Variables.Variable weight) {
    return step.slots().of(weight.spec(), "adam_square").handle();
  }
}
