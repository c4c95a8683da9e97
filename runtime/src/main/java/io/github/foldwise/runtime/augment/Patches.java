package io.github.foldwise.runtime.augment;

import io.github.foldwise.data.Shape;
import org.tensorflow.Operand;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TBool;
import org.tensorflow.types.TFloat32;

/**
 * A rectangle of each image: the pixels whose index is at least its start and below its end; both
 * may be fractional.
 *
 * @param inside (N, H, W, 1) whether a pixel belongs to it
 * @param area (N) its share of the image, whatever pixels it meets
 */
record Patches(Operand<TBool> inside, Operand<TFloat32> area) {

  /** Rectangles inside images, by (N) shares of the sides and (N) positions from 0 to 1. */
  static Patches of(
      Ops tf,
      Shape size,
      Operand<TFloat32> high,
      Operand<TFloat32> wide,
      Operand<TFloat32> down,
      Operand<TFloat32> right) {
    Operand<TBool> rows = within(tf, size.height(), high, down);
    Operand<TBool> columns = within(tf, size.width(), wide, right);
    return new Patches(
        tf.math.logicalAnd(
            tf.reshape(rows, tf.constant(new int[] {-1, size.height(), 1, 1})),
            tf.reshape(columns, tf.constant(new int[] {-1, 1, size.width(), 1}))),
        tf.math.mul(high, wide));
  }

  /** (N, side) whether an index is at least {@code place·(side − length)} and below its end. */
  private static Operand<TBool> within(
      Ops tf, int side, Operand<TFloat32> share, Operand<TFloat32> place) {
    Operand<TFloat32> length = tf.math.mul(share, tf.constant((float) side));
    Operand<TFloat32> from = tf.math.mul(place, tf.math.sub(tf.constant((float) side), length));
    Operand<TFloat32> begin = tf.expandDims(from, tf.constant(1));
    Operand<TFloat32> end = tf.expandDims(tf.math.add(from, length), tf.constant(1));
    Operand<TFloat32> index = tf.range(tf.constant(0f), tf.constant((float) side), tf.constant(1f));
    return tf.math.logicalAnd(tf.math.greaterEqual(index, begin), tf.math.less(index, end));
  }
}
