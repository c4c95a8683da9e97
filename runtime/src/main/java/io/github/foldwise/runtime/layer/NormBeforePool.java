package io.github.foldwise.runtime.layer;

import io.github.foldwise.data.Shape;
import io.github.foldwise.layer.BatchNorm;
import io.github.foldwise.layer.CheckedLayer;
import io.github.foldwise.layer.MaxPool;
import io.github.foldwise.runtime.layer.LayerEmitter.Forward;
import java.util.List;
import org.tensorflow.Operand;
import org.tensorflow.op.Ops;
import org.tensorflow.op.core.Squeeze;
import org.tensorflow.op.core.SwitchCond;
import org.tensorflow.types.TBool;
import org.tensorflow.types.TFloat32;
import org.tensorflow.types.TInt32;

/**
 * A batch norm followed by a max pool. The norm keeps the order of a channel's values if its gamma
 * is positive, and reverses it if gamma is negative; so the largest value of a window is known in
 * advance. The pool runs first, and the norm changes only a fraction of the values, with the same
 * bits. If gamma is 0, all values of a window become equal, and the pool picks the first.
 */
final class NormBeforePool {
  private static final int PAIR = 2; // side of the windows that an op of this module knows

  private final Shape input;
  private final BatchNormEmitter norm;
  private final MaxPoolEmitter pool;

  private NormBeforePool(Shape input, BatchNormEmitter norm, MaxPoolEmitter pool) {
    this.input = input;
    this.norm = norm;
    this.pool = pool;
  }

  static boolean is(CheckedLayer layer, CheckedLayer next) {
    return layer.layer() instanceof BatchNorm && next.layer() instanceof MaxPool;
  }

  static NormBeforePool of(CheckedLayer norm, CheckedLayer pool) {
    return new NormBeforePool(
        norm.input(),
        new BatchNormEmitter(norm, (BatchNorm) norm.layer()),
        new MaxPoolEmitter((MaxPool) pool.layer()));
  }

  Operand<TFloat32> infer(Head head, Operand<TFloat32> x) {
    return norm.risesForever(head).orElse(true)
        ? norm.infer(head, norm.pickFirst(head, x, values -> pool.infer(head, values)))
        : pool.infer(head, norm.infer(head, x));
  }

  private boolean isOneOp(Head head) {
    return pool.isOf(PAIR) && norm.hasWindows(head, PAIR);
  }

  /** Whether training both together is faster than one after the other. */
  boolean isFaster(Head head) {
    return isOneOp(head) || !(norm.isOneOp(head) || head.kernels().fusedNorm());
  }

  Forward train(Head head, Operand<TFloat32> x) {
    return isOneOp(head)
        ? norm.byWindows(head, head.fused().orElseThrow(), x, PAIR)
        : norm.train(head, x, pick(head, x));
  }

  /** The values of {@code x} that are largest in their windows after normalisation. */
  private Forward pick(Head head, Operand<TFloat32> x) {
    Ops tf = head.tf();
    Operand<TFloat32> gamma = norm.gamma(head);
    Operand<TFloat32> zero = tf.constant(0f);
    Operand<TBool> rises = norm.rises(head);
    Operand<TFloat32> sign = norm.signs(head);
    SwitchCond<TFloat32> way = tf.switchCond(x, rises);
    Forward plain = pool.train(head, way.outputTrue());
    Forward turned = pool.train(head, tf.math.mul(way.outputFalse(), sign));
    Operand<TFloat32> values =
        tf.select(
            tf.math.equal(gamma, zero),
            firstOfWindows(head, way.outputFalse()),
            tf.math.mul(turned.output(), sign));
    return new Forward(
        tf.merge(List.of(plain.output(), values)).output(),
        (dy, inputWanted) -> {
          SwitchCond<TFloat32> back = tf.switchCond(dy, rises);
          return tf.merge(
                  List.of(
                      plain.backward().apply(back.outputTrue(), inputWanted),
                      turned.backward().apply(back.outputFalse(), inputWanted)))
              .output();
        });
  }

  /** The pool itself shows where its windows start: at the largest of falling numbers. */
  private Operand<TFloat32> firstOfWindows(Head head, Operand<TFloat32> x) {
    Ops tf = head.tf();
    int cells = input.height() * input.width();
    Operand<TFloat32> falling =
        tf.reshape(
            tf.range(tf.constant(0f), tf.constant((float) -cells), tf.constant(-1f)),
            tf.constant(new int[] {1, input.height(), input.width(), 1}));
    Operand<TInt32> firsts = // (H/s, W/s)
        tf.dtypes.cast(
            tf.squeeze(tf.math.neg(pool.infer(head, falling)), Squeeze.axis(List.of(0L, 3L))),
            TInt32.class);
    Operand<TFloat32> byCell =
        tf.reshape(x, tf.constant(new int[] {-1, cells, input.channels()})); // (N, H·W, C)
    return tf.gather(byCell, firsts, tf.constant(1)); // (N, H/s, W/s, C)
  }
}
