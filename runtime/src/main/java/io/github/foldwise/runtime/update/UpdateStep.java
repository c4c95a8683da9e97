package io.github.foldwise.runtime.update;

import io.github.foldwise.runtime.graph.FusedOps;
import io.github.foldwise.runtime.graph.Inputs;
import java.util.List;
import java.util.Optional;
import org.tensorflow.Operand;
import org.tensorflow.op.Op;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TFloat32;
import org.tensorflow.types.TInt64;

/** Values shared by the updates of one step; {@code number} counts this update, from 1. */
record UpdateStep(
    Ops tf,
    Optional<FusedOps> fused,
    Slots slots,
    Operand<TFloat32> rate,
    Operand<TInt64> before,
    Operand<TFloat32> number) {

  /** The step of the graph's inputs. */
  static UpdateStep of(Ops tf, Inputs inputs, int accumulation, Optional<FusedOps> fused) {
    Operand<TInt64> before =
        accumulation == 1
            ? inputs.step()
            : tf.math.floorDiv(inputs.step(), tf.constant((long) accumulation));
    return new UpdateStep(
        tf,
        fused,
        new Slots(tf),
        inputs.learningRate(),
        before,
        tf.math.add(tf.dtypes.cast(before, TFloat32.class), tf.constant(1f)));
  }

  /** The same with another learning rate. */
  UpdateStep atRate(double factor) {
    return factor == 1
        ? this
        : new UpdateStep(tf, fused, slots, tf.math.mul(rate, constant(factor)), before, number);
  }

  /**
   * Ratio of the factor 1 − decay in TensorFlow's kernels to Keras's: they subtract in float32, so
   * 0.001 becomes 0.00099998713. Every step makes a moving mean too small by this ratio; rate and
   * epsilon compensate for it.
   */
  static double share(double decay) {
    float kernel = 1 - (float) decay;
    return (double) kernel / (float) (1 - decay);
  }

  Operand<TFloat32> constant(double value) {
    return tf.constant((float) value);
  }

  /** {@code base} to the power of this update's number, a scalar. */
  Operand<TFloat32> power(double base) {
    return tf.math.pow(constant(base), number);
  }

  /** {@code 1 − x}. */
  Operand<TFloat32> oneMinus(Operand<TFloat32> x) {
    return tf.math.sub(tf.constant(1f), x);
  }

  /** {@code mean + (x − mean)·share}: a moving mean, rounded as Keras rounds it. */
  Operand<TFloat32> moved(Operand<TFloat32> mean, Operand<TFloat32> x, double share) {
    return tf.math.add(mean, tf.math.mul(tf.math.sub(x, mean), constant(share)));
  }

  Op all(List<Op> ops) {
    return tf.withControlDependencies(ops).noOp();
  }
}
