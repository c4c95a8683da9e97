package io.github.foldwise.runtime.update;

import io.github.foldwise.optimizer.Nadam;
import io.github.foldwise.runtime.graph.Variables;
import java.util.List;
import org.tensorflow.Operand;
import org.tensorflow.op.Op;
import org.tensorflow.op.Ops;
import org.tensorflow.op.core.AssignSubVariableOp;
import org.tensorflow.types.TFloat32;

/** Nadam by single ops; all weights share one running product of momenta. */
final class NadamOps implements UpdateOps {
  private static final double GROWTH = 0.96; // Keras's; the same as in Dozat's paper

  private final Nadam rule;
  private final UpdateStep step;
  private final Variables.Variable product;
  private final Operand<TFloat32> momentum;
  private final Operand<TFloat32> nextMomentum;
  private final Operand<TFloat32> newProduct;

  NadamOps(Nadam rule, UpdateStep step) {
    this.rule = rule;
    this.step = step;
    Ops tf = step.tf();
    this.product = step.slots().scalar("nadam_product", 1);
    this.momentum = momentum(step.number());
    this.nextMomentum = momentum(tf.math.add(step.number(), tf.constant(1f)));
    this.newProduct = tf.math.mul(product.read(), momentum);
  }

  @Override
  public Op apply(Ops gated, Variables.Variable weight, Operand<TFloat32> gradient) {
    Ops tf = step.tf();
    Variables.Variable mean = step.slots().of(weight.spec(), "nadam_mean");
    Variables.Variable square = step.slots().of(weight.spec(), "nadam_square");
    Operand<TFloat32> m = step.moved(mean.read(), gradient, 1 - rule.beta1());
    Operand<TFloat32> v = step.moved(square.read(), tf.math.square(gradient), 1 - rule.beta2());
    Operand<TFloat32> corrected = tf.math.div(v, step.oneMinus(step.power(rule.beta2())));
    Operand<TFloat32> divisor = tf.math.add(tf.math.sqrt(corrected), step.constant(rule.epsilon()));
    Operand<TFloat32> change = tf.math.div(tf.math.mul(ahead(m, gradient), step.rate()), divisor);
    return step.all(
        List.of(
            gated.assignVariableOp(mean.handle(), m),
            gated.assignVariableOp(square.handle(), v),
            AssignSubVariableOp.create(gated.scope(), weight.handle(), change)));
  }

  @Override
  public List<Op> once(Ops gated) {
    return List.of(gated.assignVariableOp(product.handle(), newProduct));
  }

  /** m̂ of the mean and the gradient. */
  private Operand<TFloat32> ahead(Operand<TFloat32> m, Operand<TFloat32> gradient) {
    Ops tf = step.tf();
    Operand<TFloat32> ofMean =
        tf.math.div(
            tf.math.mul(nextMomentum, m), step.oneMinus(tf.math.mul(newProduct, nextMomentum)));
    Operand<TFloat32> ofGradient =
        tf.math.div(tf.math.mul(step.oneMinus(momentum), gradient), step.oneMinus(newProduct));
    return tf.math.add(ofMean, ofGradient);
  }

  /** {@code beta1·(1 − 0.96ᵗ/2)}. */
  private Operand<TFloat32> momentum(Operand<TFloat32> number) {
    Ops tf = step.tf();
    Operand<TFloat32> power = tf.math.pow(step.constant(GROWTH), number);
    Operand<TFloat32> half = tf.math.mul(tf.constant(0.5f), power);
    return tf.math.mul(step.constant(rule.beta1()), step.oneMinus(half));
  }
}
