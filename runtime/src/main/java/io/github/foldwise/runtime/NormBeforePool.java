package io.github.foldwise.runtime;

import io.github.foldwise.model.BatchNorm;
import io.github.foldwise.model.CheckedLayer;
import io.github.foldwise.model.MaxPool;
import io.github.foldwise.runtime.LayerEmitter.Forward;
import java.util.List;
import org.tensorflow.Operand;
import org.tensorflow.op.Ops;
import org.tensorflow.op.core.SwitchCond;
import org.tensorflow.types.TBool;
import org.tensorflow.types.TFloat32;

/**
 * A batch norm and the max pool behind it. The norm keeps the order of a channel's values where its
 * gamma is not negative, and turns it round where it is; so it is known before which value of a
 * window will be the largest. The pool comes first, and the norm has a fraction of the values to
 * change, with the same bits. Where gamma is 0 all values of a window become one, and the gradient
 * goes to the largest that there was before, not to the first.
 */
final class NormBeforePool {
  private final BatchNormEmitter norm;
  private final MaxPoolEmitter pool;

  private NormBeforePool(BatchNormEmitter norm, MaxPoolEmitter pool) {
    this.norm = norm;
    this.pool = pool;
  }

  static boolean is(CheckedLayer layer, CheckedLayer next) {
    return layer.layer() instanceof BatchNorm && next.layer() instanceof MaxPool;
  }

  /** Of two layers that {@linkplain #is are such}. */
  static NormBeforePool of(CheckedLayer norm, CheckedLayer pool) {
    return new NormBeforePool(
        new BatchNormEmitter(norm, (BatchNorm) norm.layer()),
        new MaxPoolEmitter((MaxPool) pool.layer()));
  }

  Operand<TFloat32> infer(Head head, Operand<TFloat32> x) {
    return norm.infer(head, pick(head, x).output());
  }

  Forward train(Head head, Operand<TFloat32> x) {
    return norm.train(head, x, pick(head, x));
  }

  /** The values of {@code x} that are the largest of their windows once they are normalised. */
  private Forward pick(Head head, Operand<TFloat32> x) {
    Ops tf = head.tf();
    Operand<TFloat32> gamma = norm.gamma(head);
    Operand<TBool> notNegative = tf.math.greaterEqual(gamma, tf.constant(0f)); // (C)
    Operand<TFloat32> sign = tf.select(notNegative, tf.constant(1f), tf.constant(-1f));
    Operand<TBool> rises = // nearly always, and then nothing is turned round
        tf.reduceAll(notNegative, tf.constant(0));
    SwitchCond<TFloat32> way = tf.switchCond(x, rises);
    Forward plain = pool.train(head, way.outputTrue());
    Operand<TFloat32> turned = tf.math.mul(way.outputFalse(), sign);
    Forward ofTurned = pool.train(head, turned);
    Operand<TFloat32> values = tf.math.mul(ofTurned.output(), sign);
    return new Forward(
        tf.merge(List.of(plain.output(), values)).output(),
        (dy, inputWanted) -> {
          SwitchCond<TFloat32> back = tf.switchCond(dy, rises);
          return tf.merge(
                  List.of(
                      plain.backward().apply(back.outputTrue(), inputWanted),
                      ofTurned.backward().apply(back.outputFalse(), inputWanted)))
              .output();
        });
  }
}
