package io.github.foldwise.runtime.update;

import io.github.foldwise.layer.Constraint;
import io.github.foldwise.layer.WeightSpec;
import java.util.List;
import org.tensorflow.Operand;
import org.tensorflow.framework.constraints.MaxNorm;
import org.tensorflow.framework.constraints.UnitNorm;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TFloat32;

/** Projects weights onto what their constraints allow. */
public final class ConstraintOps {
  private ConstraintOps() {}

  /** The constrained weight; {@code w} itself without a constraint. */
  public static Operand<TFloat32> apply(Ops tf, WeightSpec weight, Operand<TFloat32> w) {
    Constraint constraint = weight.constraint();
    if (constraint instanceof Constraint.MaxNorm maxNorm) {
      return new MaxNorm(maxNorm.max(), axes(maxNorm.axes())).call(tf, w);
    }
    if (constraint instanceof Constraint.UnitNorm unitNorm) {
      return new UnitNorm(axes(unitNorm.axes())).call(tf, w);
    }
    if (constraint instanceof Constraint.NonNegative) {
      return tf.math.maximum(w, tf.constant(0f)); // the framework's op turns −∞ into NaN
    }
    return w;
  }

  private static int[] axes(List<Integer> axes) {
    return axes.stream().mapToInt(Integer::intValue).toArray();
  }
}
