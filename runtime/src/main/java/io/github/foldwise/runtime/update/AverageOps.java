package io.github.foldwise.runtime.update;

import io.github.foldwise.optimizer.WeightAverage;
import io.github.foldwise.runtime.graph.Variables;
import java.util.LinkedHashMap;
import java.util.Map;
import org.tensorflow.Operand;
import org.tensorflow.op.Op;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TFloat32;

/** The moving averages of the trainable weights. */
final class AverageOps {
  private final UpdateStep step;
  private final Operand<TFloat32> momentum;
  private final Map<String, Variables.Variable> averages = new LinkedHashMap<>();

  AverageOps(UpdateStep step, WeightAverage average, Variables weights) {
    this.step = step;
    Ops tf = step.tf();
    Operand<TFloat32> begun = // 0 until the first update is over: averages start from the weights
        tf.dtypes.cast(tf.math.notEqual(step.before(), tf.constant(0L)), TFloat32.class);
    this.momentum = tf.math.mul(begun, step.constant(average.momentum()));
    weights
        .trainable()
        .forEach(
            weight ->
                averages.put(
                    weight.spec().name(), step.slots().of(weight.spec(), "moving_average")));
  }

  Operand<TFloat32> of(String weight) {
    return averages.get(weight).read();
  }

  /** Moves a weight's average towards its value after the update. */
  Op move(Ops gated, String weight, Operand<TFloat32> value) {
    Ops tf = step.tf();
    Operand<TFloat32> moved =
        tf.math.add(tf.math.mul(momentum, of(weight)), tf.math.mul(step.oneMinus(momentum), value));
    return gated.assignVariableOp(averages.get(weight).handle(), moved);
  }
}
