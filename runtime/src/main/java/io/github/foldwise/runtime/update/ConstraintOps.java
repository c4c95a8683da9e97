package io.github.foldwise.runtime.update;

import io.github.foldwise.layer.Constraint;
import io.github.foldwise.layer.WeightSpec;
import java.util.List;
import org.tensorflow.Operand;
import org.tensorflow.framework.constraints.MaxNorm;
import org.tensorflow.framework.constraints.UnitNorm;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TFloat32;

/** Brings weights back to what their constraints allow. */
public final class ConstraintOps {
  private ConstraintOps() {}

  /** What the constraint makes of the weight; {@code w} itself where there is none. */
  public static Operand<TFloat32> apply(Ops tf, WeightSpec weight, Operand<TFloat32> w) {
    Constraint constraint = weight.constraint();
    if (constraint instanceof Constraint.MaxNorm maxNorm) {
      return new MaxNorm(maxNorm.max(), axes(maxNorm.axes())).call(tf, w);
    }
    if (constraint instanceof Constraint.UnitNorm unitNorm) {
      return new UnitNorm(axes(unitNorm.axes())).call(tf, w);
    }
    if (constraint instanceof Constraint.NonNegative) {
      return tf.math.maximum(w, tf.constant(0f)); // the framework's makes −∞ a NaN
    }
    return w;
  }

  private static int[] axes(List<Integer> axes) {
    return axes.stream().mapToInt(Integer::intValue).toArray();
  }
}
