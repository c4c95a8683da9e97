package io.github.foldwise.runtime.update;

import io.github.foldwise.runtime.graph.Variables;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.tensorflow.Operand;
import org.tensorflow.op.Op;
import org.tensorflow.op.Ops;
import org.tensorflow.op.core.AssignAddVariableOp;
import org.tensorflow.types.TFloat32;

/** Sums the gradients of the steps between two updates. */
final class AccumulationOps {
  private final UpdateStep step;
  private final int steps;
  private final Map<String, Operand<TFloat32>> gradients;
  private final Map<String, Variables.Variable> sums = new LinkedHashMap<>();

  /** Accumulates the gradients of at least 2 steps per update. */
  AccumulationOps(
      UpdateStep step, int steps, Variables weights, Map<String, Operand<TFloat32>> gradients) {
    this.step = step;
    this.steps = steps;
    this.gradients = gradients;
    gradients.forEach(
        (name, gradient) ->
            sums.put(name, step.slots().of(weights.get(name).spec(), "gradient_sum")));
  }

  /** The mean gradient of all steps since the last update, including this one. */
  Map<String, Operand<TFloat32>> means() {
    Ops tf = step.tf();
    Map<String, Operand<TFloat32>> means = new LinkedHashMap<>();
    gradients.forEach(
        (name, gradient) ->
            means.put(
                name,
                tf.math.div(tf.math.add(gradient, sums.get(name).read()), step.constant(steps))));
    return means;
  }

  List<Op> add(Ops gated) {
    List<Op> added = new ArrayList<>();
    sums.forEach(
        (name, sum) ->
            added.add(
                AssignAddVariableOp.create(gated.scope(), sum.handle(), gradients.get(name))));
    return added;
  }

  /** Resets the sums to 0 after the means were read. */
  List<Op> clear(Ops gated) {
    List<Op> cleared = new ArrayList<>();
    sums.forEach(
        (name, sum) ->
            cleared.add(
                gated.assignVariableOp(sum.handle(), step.tf().zerosLike(gradients.get(name)))));
    return cleared;
  }
}
