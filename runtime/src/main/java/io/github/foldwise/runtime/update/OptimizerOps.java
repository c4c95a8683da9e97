package io.github.foldwise.runtime.update;

import io.github.foldwise.layer.Constraint;
import io.github.foldwise.layer.WeightSpec;
import io.github.foldwise.optimizer.Clipping;
import io.github.foldwise.optimizer.Optimizer;
import io.github.foldwise.optimizer.WeightAverage;
import io.github.foldwise.runtime.graph.FusedOps;
import io.github.foldwise.runtime.graph.GradientFactors;
import io.github.foldwise.runtime.graph.Inputs;
import io.github.foldwise.runtime.graph.Variables;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.tensorflow.Operand;
import org.tensorflow.op.Op;
import org.tensorflow.op.Ops;
import org.tensorflow.op.core.AssignSubVariableOp;
import org.tensorflow.types.TFloat32;

/**
 * Applies the gradients of a step in Keras's order: accumulate, clip, decay the weight, update it
 * by the rule, move its average, apply its constraint.
 */
public final class OptimizerOps {
  private final Ops tf;
  private final Optimizer optimizer;
  private final Variables variables;
  private final UpdateStep step;
  private final UpdateOps rule;
  private final Map<Double, UpdateOps> rules = new HashMap<>(); // by factor of the learning rate
  private final Optional<AverageOps> averages;

  /** The ops of an optimizer. */
  public OptimizerOps(
      Ops tf, Optimizer optimizer, Variables variables, Inputs inputs, Optional<FusedOps> fused) {
    this.tf = tf;
    this.optimizer = optimizer;
    this.variables = variables;
    this.step = UpdateStep.of(tf, inputs, optimizer.accumulation(), fused);
    this.rule = UpdateOps.of(optimizer.rule(), step);
    this.rules.put(1.0, rule);
    this.averages = optimizer.average().map(average -> new AverageOps(step, average, variables));
  }

  /** State kept from step to step besides the weights. */
  public Slots slots() {
    return step.slots();
  }

  /** Whether it adds the gradient of a weight's penalty itself. */
  public boolean penalises(WeightSpec weight) {
    return multiplies(weight) && !weight.penalty().isNone();
  }

  /** Whether it can take a weight's gradient as factors. */
  public boolean multiplies(WeightSpec weight) {
    return rule.onePass().isPresent()
        && optimizer.accumulation() == 1
        && optimizer.clipping().equals(Clipping.NONE)
        && optimizer.decay().of(weight.name()) == 0;
  }

  /**
   * The ops that end a step; {@code gated} builds those that run after every read of a weight.
   *
   * @param factors of gradients that it {@link #multiplies}
   */
  public StepEnd end(
      Ops gated,
      Map<String, Operand<TFloat32>> gradients,
      Map<String, GradientFactors> factors,
      List<Op> beside) {
    List<Op> accumulate = new ArrayList<>(beside);
    List<Op> update = new ArrayList<>(beside);
    List<Operand<TFloat32>> penalties = new ArrayList<>();
    Map<String, Operand<TFloat32>> means = gradients;
    if (optimizer.accumulation() > 1) {
      var sums = new AccumulationOps(step, optimizer.accumulation(), variables, gradients);
      means = sums.means();
      update.addAll(
          sums.clear(after(List.of(gated.noOp(), step.all(List.copyOf(means.values()))))));
      accumulate.addAll(sums.add(gated));
      variables.trainable().forEach(weight -> accumulate.addAll(settle(gated, weight)));
    }
    update.addAll(rule.once(gated));
    new ClippingOps(tf, optimizer.clipping())
        .apply(means)
        .forEach(
            (name, mean) ->
                update.addAll(
                    update(
                        gated,
                        variables.get(name),
                        mean,
                        Optional.ofNullable(factors.get(name)),
                        penalties)));
    return new StepEnd(
        optimizer.accumulation(),
        step.all(accumulate),
        step.all(update),
        optimizer.average().flatMap(WeightAverage::overwriteEvery),
        averages.map(this::overwrite),
        averages.map(this::finish),
        penalties);
  }

  private List<Op> update(
      Ops gated,
      Variables.Variable weight,
      Operand<TFloat32> gradient,
      Optional<GradientFactors> factors,
      List<Operand<TFloat32>> penalties) {
    double decay = optimizer.decay().of(weight.spec().name());
    double rate = optimizer.rateFactor(weight.spec().name());
    Ops decayed = decay == 0 ? gated : after(List.of(decay(gated, weight, decay, rate)));
    Op changed =
        factors.isPresent() || penalises(weight.spec())
            ? inOnePass(decayed, weight, gradient, factors, rate, penalties)
            : rule(rate).apply(decayed, weight, gradient);
    List<Op> done = new ArrayList<>(List.of(changed));
    done.addAll(settle(after(List.of(changed)), weight));
    return done;
  }

  private Op inOnePass(
      Ops gated,
      Variables.Variable weight,
      Operand<TFloat32> gradient,
      Optional<GradientFactors> factors,
      double rate,
      List<Operand<TFloat32>> penalties) {
    UpdateOps.OnePass ops = rule(rate).onePass().orElseThrow();
    Operand<TFloat32> penalty =
        factors
            .map(of -> ops.apply(gated, weight, of))
            .orElseGet(() -> ops.apply(gated, weight, gradient));
    penalties.add(penalty);
    return penalty;
  }

  private UpdateOps rule(double factor) {
    return rules.computeIfAbsent(
        factor, other -> UpdateOps.of(optimizer.rule(), step.atRate(other)));
  }

  /** {@code w −= w·decay·rate}. */
  private Op decay(Ops gated, Variables.Variable weight, double decay, double factor) {
    Operand<TFloat32> change =
        tf.math.mul(tf.math.mul(weight.read(), step.constant(decay)), step.atRate(factor).rate());
    return AssignSubVariableOp.create(gated.scope(), weight.handle(), change);
  }

  /** What follows an update, and in Keras also a step without one. */
  private List<Op> settle(Ops changed, Variables.Variable weight) {
    List<Op> settled = new ArrayList<>();
    if (averages.isEmpty() && !constrained(weight)) {
      return settled;
    }
    Operand<TFloat32> value = changed.readVariableOp(weight.handle(), TFloat32.class);
    averages.ifPresent(by -> settled.add(by.move(changed, weight.spec().name(), value)));
    if (constrained(weight)) {
      settled.add(assign(changed, weight, constrain(weight, value)));
    }
    return settled;
  }

  private Op overwrite(AverageOps by) {
    return step.all(
        variables.trainable().stream()
            .map(weight -> assign(tf, weight, constrain(weight, by.of(weight.spec().name()))))
            .toList());
  }

  /** As in Keras, the final averages are not constrained. */
  private Op finish(AverageOps by) {
    return step.all(
        variables.trainable().stream()
            .map(weight -> assign(tf, weight, by.of(weight.spec().name())))
            .toList());
  }

  private Operand<TFloat32> constrain(Variables.Variable weight, Operand<TFloat32> value) {
    return ConstraintOps.apply(tf, weight.spec(), value);
  }

  private static boolean constrained(Variables.Variable weight) {
    return !weight.spec().constraint().equals(Constraint.NONE);
  }

  private static Op assign(Ops tf, Variables.Variable weight, Operand<TFloat32> value) {
    return tf.assignVariableOp(weight.handle(), value);
  }

  private Ops after(List<Op> ops) {
    return tf.withControlDependencies(ops);
  }
}
