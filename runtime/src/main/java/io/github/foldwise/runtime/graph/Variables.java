package io.github.foldwise.runtime.graph;

import io.github.foldwise.layer.WeightSpec;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.tensorflow.Operand;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.op.Op;
import org.tensorflow.op.Ops;
import org.tensorflow.op.core.Placeholder;
import org.tensorflow.op.core.VarHandleOp;
import org.tensorflow.types.TFloat32;
import org.tensorflow.types.family.TType;

/**
 * The weights of one model, as resource variables of its graph. Both heads share them. Each is read
 * by one op, so a step differentiates exactly what it read.
 */
public final class Variables implements Weights {
  private final Map<String, Variable> byName = new LinkedHashMap<>();

  /** One weight and the ops that touch it. */
  public record Variable(
      WeightSpec spec,
      Operand<? extends TType> handle,
      Operand<TFloat32> read,
      Placeholder<TFloat32> given,
      Op assignGiven) {}

  public Variables(Ops tf, List<WeightSpec> weights) {
    weights.forEach(weight -> byName.put(weight.name(), declare(tf, weight)));
  }

  @Override
  public Operand<TFloat32> read(String name) {
    return get(name).read();
  }

  public Variable get(String name) {
    return byName.get(name);
  }

  public List<Variable> all() {
    return new ArrayList<>(byName.values());
  }

  public List<Variable> trainable() {
    return byName.values().stream().filter(variable -> variable.spec().trainable()).toList();
  }

  public static Shape shape(WeightSpec weight) {
    return Shape.of(weight.dims().stream().mapToLong(Integer::longValue).toArray());
  }

  /** A resource handle. Without a shared name, all variables of a graph would be the same one. */
  static Operand<? extends TType> handle(Ops tf, String name, Shape shape) {
    return tf.withName(opName(name))
        .varHandleOp(TFloat32.class, shape, VarHandleOp.sharedName(name));
  }

  /** A new variable outside any list: a weight or an optimizer slot. */
  public static Variable declare(Ops tf, WeightSpec weight) {
    Shape shape = shape(weight);
    Operand<? extends TType> handle = handle(tf, weight.name(), shape);
    Placeholder<TFloat32> given =
        tf.withName(opName(weight.name() + "/given"))
            .placeholder(TFloat32.class, Placeholder.shape(shape));
    return new Variable(
        weight,
        handle,
        tf.withName(opName(weight.name() + "/read")).readVariableOp(handle, TFloat32.class),
        given,
        tf.withName(opName(weight.name() + "/assign_given")).assignVariableOp(handle, given));
  }

  /** Op names have no slashes: a slash opens a sub-scope. */
  static String opName(String name) {
    return name.replace('/', '.');
  }
}
