package io.github.foldwise.runtime;

import io.github.foldwise.model.BatchNorm;
import io.github.foldwise.model.CheckedLayer;
import io.github.foldwise.model.MaxPool;
import java.util.List;
import org.tensorflow.Operand;
import org.tensorflow.op.Ops;
import org.tensorflow.op.core.SwitchCond;
import org.tensorflow.types.TFloat32;

/**
 * A batch norm and the max pool behind it, after training. As long as no gamma is negative, the
 * norm rises with its input, so the largest value of a window stays the largest: then the pool
 * comes first, and the norm has a fraction of the values to change, with the same bits.
 */
final class NormBeforePool {
  private final BatchNormEmitter norm;
  private final LayerEmitter pool;

  private NormBeforePool(BatchNormEmitter norm, LayerEmitter pool) {
    this.norm = norm;
    this.pool = pool;
  }

  static boolean is(CheckedLayer layer, CheckedLayer next) {
    return layer.layer() instanceof BatchNorm && next.layer() instanceof MaxPool;
  }

  /** Of two layers that {@linkplain #is are such}. */
  static NormBeforePool of(CheckedLayer norm, CheckedLayer pool) {
    return new NormBeforePool(
        new BatchNormEmitter(norm, (BatchNorm) norm.layer()), LayerEmitters.of(pool));
  }

  Operand<TFloat32> infer(Head head, Operand<TFloat32> x) {
    Ops tf = head.tf();
    SwitchCond<TFloat32> way = tf.switchCond(x, norm.rises(head));
    Operand<TFloat32> pooledFirst = norm.infer(head, pool.infer(head, way.outputTrue()));
    Operand<TFloat32> normedFirst = pool.infer(head, norm.infer(head, way.outputFalse()));
    return tf.merge(List.of(pooledFirst, normedFirst)).output();
  }
}
