package io.github.foldwise.runtime.update;

import io.github.foldwise.layer.Initializer;
import io.github.foldwise.layer.WeightRule;
import io.github.foldwise.layer.WeightSpec;
import io.github.foldwise.runtime.graph.Variables;
import java.util.ArrayList;
import java.util.List;
import org.tensorflow.op.Op;
import org.tensorflow.op.Ops;

/** Optimizer slots: variables besides the weights, each filled with one number before training. */
public final class Slots {
  private final Ops tf;
  private final List<Variables.Variable> all = new ArrayList<>();

  Slots(Ops tf) {
    this.tf = tf;
  }

  /** A new slot {@code conv_1/kernel/adam_mean}, of the weight's shape, filled with zeros. */
  Variables.Variable of(WeightSpec weight, String what) {
    return of(weight, what, 0);
  }

  Variables.Variable of(WeightSpec weight, String what, double initial) {
    return declare(weight.name() + "/" + what, weight.dims(), initial);
  }

  /** A scalar slot that belongs to no weight: the one of this name, or a new one. */
  Variables.Variable scalar(String name, double initial) {
    return all.stream()
        .filter(slot -> slot.spec().name().equals(name))
        .findFirst()
        .orElseGet(() -> declare(name, List.of(), initial));
  }

  /** All slots, in order of creation. */
  public List<Variables.Variable> all() {
    return List.copyOf(all);
  }

  /** Fills all slots. */
  public Op initialize() {
    List<Op> filled = new ArrayList<>();
    for (Variables.Variable slot : all) {
      float initial = (float) ((Initializer.Constant) slot.spec().initializer()).value();
      filled.add(
          tf.assignVariableOp(
              slot.handle(),
              tf.fill(tf.constant(Variables.shape(slot.spec()).asArray()), tf.constant(initial))));
    }
    return tf.withControlDependencies(filled).noOp();
  }

  private Variables.Variable declare(String name, List<Integer> dims, double initial) {
    WeightRule rule = WeightRule.of(new Initializer.Constant(initial));
    Variables.Variable slot = Variables.declare(tf, new WeightSpec(name, dims, false, rule));
    all.add(slot);
    return slot;
  }
}
