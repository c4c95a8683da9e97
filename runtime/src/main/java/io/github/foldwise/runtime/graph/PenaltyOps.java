package io.github.foldwise.runtime.graph;

import io.github.foldwise.layer.Penalty;
import java.util.ArrayList;
import java.util.List;
import java.util.function.DoubleFunction;
import org.tensorflow.Operand;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TFloat32;

/** {@code l1·Σ|w| + l2·Σw²} and its gradient {@code l1·sign(w) + 2·l2·w}; sign(0) is 0. */
public final class PenaltyOps {
  private final Ops tf;
  private final Penalty penalty;
  private final DoubleFunction<Operand<TFloat32>> factor;

  /** A penalty whose factors are constants. */
  public PenaltyOps(Ops tf, Penalty penalty) {
    this(tf, penalty, value -> tf.constant((float) value));
  }

  /** A penalty whose factors depend on the graph, such as on the rows of the batch. */
  public PenaltyOps(Ops tf, Penalty penalty, DoubleFunction<Operand<TFloat32>> factor) {
    this.tf = tf;
    this.penalty = penalty;
    this.factor = factor;
  }

  /** The terms of the penalty, as scalars: one for each factor that is not 0. */
  public List<Operand<TFloat32>> values(Operand<TFloat32> w) {
    List<Operand<TFloat32>> terms = new ArrayList<>();
    if (penalty.l1() != 0) {
      Operand<TFloat32> flat = tf.reshape(tf.math.abs(w), tf.constant(new int[] {-1}));
      terms.add(times(tf.reduceSum(flat, tf.constant(0)), penalty.l1()));
    }
    if (penalty.l2() != 0) {
      terms.add(times(tf.nn.l2Loss(w), 2 * penalty.l2())); // l2Loss halves the sum of squares
    }
    return terms;
  }

  /** The same from the sums {@code Σ|w|} and {@code Σw²}, scalars. */
  public List<Operand<TFloat32>> values(Operand<TFloat32> sum, Operand<TFloat32> squares) {
    List<Operand<TFloat32>> terms = new ArrayList<>();
    if (penalty.l1() != 0) {
      terms.add(times(sum, penalty.l1()));
    }
    if (penalty.l2() != 0) {
      terms.add(times(squares, penalty.l2()));
    }
    return terms;
  }

  /** The gradient {@code dy} of everything else plus that of this penalty. */
  public Operand<TFloat32> addGradient(Operand<TFloat32> dy, Operand<TFloat32> w) {
    List<Operand<TFloat32>> terms = new ArrayList<>(List.of(dy));
    if (penalty.l1() != 0) {
      terms.add(times(tf.math.sign(w), penalty.l1()));
    }
    if (penalty.l2() != 0) {
      terms.add(times(w, 2 * penalty.l2()));
    }
    return sum(tf, terms);
  }

  /** The sum of at least one operand, all of one shape. */
  public static Operand<TFloat32> sum(Ops tf, List<Operand<TFloat32>> terms) {
    return terms.size() == 1 ? terms.get(0) : tf.math.addN(terms);
  }

  private Operand<TFloat32> times(Operand<TFloat32> value, double number) {
    return tf.math.mul(value, factor.apply(number));
  }
}
