package io.github.foldwise.runtime;

import io.github.foldwise.model.WeightSpec;
import io.github.foldwise.training.Adam;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.tensorflow.Operand;
import org.tensorflow.op.Op;
import org.tensorflow.op.Ops;
import org.tensorflow.op.train.ResourceApplyAdam;
import org.tensorflow.types.TFloat32;
import org.tensorflow.types.family.TType;

/**
 * Adam's slots and its update of each weight; the bias corrections come from the step that is fed.
 */
final class AdamUpdates {
  private final Adam adam;
  private final Variables variables;
  private final Operand<TFloat32> beta1;
  private final Operand<TFloat32> beta2;
  private final Operand<TFloat32> epsilon;
  private final Operand<TFloat32> rate;
  private final Operand<TFloat32> beta1Power;
  private final Operand<TFloat32> beta2Power;
  private final Map<String, Slots> slots = new LinkedHashMap<>();
  private final List<Op> zeroed = new ArrayList<>();

  /** The moving means of a weight's gradient and of its square. */
  private record Slots(Operand<? extends TType> mean, Operand<? extends TType> square) {}

  AdamUpdates(Ops tf, Adam adam, Variables variables, Inputs inputs) {
    this.adam = adam;
    this.variables = variables;
    this.beta1 = tf.constant((float) adam.beta1());
    this.beta2 = tf.constant((float) adam.beta2());
    double square = Math.sqrt(share(adam.beta2()));
    this.epsilon = tf.constant((float) (adam.epsilon() * square));
    this.rate =
        tf.math.mul(inputs.learningRate(), tf.constant((float) (square / share(adam.beta1()))));
    Operand<TFloat32> updates = // this one counted
        tf.math.add(tf.dtypes.cast(inputs.step(), TFloat32.class), tf.constant(1f));
    this.beta1Power = tf.math.pow(beta1, updates);
    this.beta2Power = tf.math.pow(beta2, updates);
    variables
        .trainable()
        .forEach(variable -> slots.put(variable.spec().name(), slots(tf, variable)));
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

  Adam adam() {
    return adam;
  }

  /** Sets all slots to 0. */
  Op initialize(Ops tf) {
    return tf.withControlDependencies(zeroed).noOp();
  }

  List<Op> apply(Ops tf, Map<String, Operand<TFloat32>> gradients) {
    List<Op> updates = new ArrayList<>();
    gradients.forEach((name, gradient) -> updates.add(apply(tf, name, gradient)));
    return updates;
  }

  private Op apply(Ops tf, String name, Operand<TFloat32> gradient) {
    return ResourceApplyAdam.create(
        tf.scope(),
        variables.get(name).handle(),
        slots.get(name).mean(),
        slots.get(name).square(),
        beta1Power,
        beta2Power,
        rate,
        beta1,
        beta2,
        epsilon,
        gradient);
  }

  private Slots slots(Ops tf, Variables.Variable variable) {
    return new Slots(
        slot(tf, variable.spec(), "adam_mean"), slot(tf, variable.spec(), "adam_square"));
  }

  private Operand<? extends TType> slot(Ops tf, WeightSpec weight, String slot) {
    Operand<? extends TType> handle =
        Variables.handle(tf, weight.name() + "/" + slot, Variables.shape(weight));
    zeroed.add(
        tf.assignVariableOp(
            handle, tf.fill(tf.constant(Variables.shape(weight).asArray()), tf.constant(0f))));
    return handle;
  }
}
