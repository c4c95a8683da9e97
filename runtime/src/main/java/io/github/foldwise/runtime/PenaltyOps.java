package io.github.foldwise.runtime;

import io.github.foldwise.model.Penalty;
import java.util.ArrayList;
import java.util.List;
import org.tensorflow.Operand;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TFloat32;

/**
 * {@code l1 · Σ|w| + l2 · Σw²} and its gradient {@code l1 · sign(w) + 2 · l2 · w}; sign(0) is 0.
 */
final class PenaltyOps {
  private PenaltyOps() {}

  /** The terms of the penalty, as scalars: one for each factor that is not 0. */
  static List<Operand<TFloat32>> values(Ops tf, Penalty penalty, Operand<TFloat32> w) {
    List<Operand<TFloat32>> terms = new ArrayList<>();
    if (penalty.l1() != 0) {
      Operand<TFloat32> flat = tf.reshape(tf.math.abs(w), tf.constant(new int[] {-1}));
      terms.add(scaled(tf, penalty.l1(), tf.reduceSum(flat, tf.constant(0))));
    }
    if (penalty.l2() != 0) {
      terms.add(scaled(tf, 2 * penalty.l2(), tf.nn.l2Loss(w))); // l2Loss halves the sum of squares
    }
    return terms;
  }

  /** The terms of the gradient, shaped as {@code w}. */
  static List<Operand<TFloat32>> gradients(Ops tf, Penalty penalty, Operand<TFloat32> w) {
    List<Operand<TFloat32>> terms = new ArrayList<>();
    if (penalty.l1() != 0) {
      terms.add(scaled(tf, penalty.l1(), tf.math.sign(w)));
    }
    if (penalty.l2() != 0) {
      terms.add(scaled(tf, 2 * penalty.l2(), w));
    }
    return terms;
  }

  static Operand<TFloat32> scaled(Ops tf, double factor, Operand<TFloat32> value) {
    return tf.math.mul(value, tf.constant((float) factor));
  }

  /** The sum of operands of one shape. */
  static Operand<TFloat32> sum(Ops tf, List<Operand<TFloat32>> terms) {
    return terms.size() == 1 ? terms.get(0) : tf.math.addN(terms);
  }
}
