package io.github.foldwise.runtime.augment;

import io.github.foldwise.augmentation.Sampling;
import io.github.foldwise.data.Shape;
import java.util.List;
import org.tensorflow.Operand;
import org.tensorflow.op.Ops;
import org.tensorflow.op.core.Gather;
import org.tensorflow.op.core.Stack;
import org.tensorflow.op.image.ImageProjectiveTransformV3;
import org.tensorflow.types.TFloat32;
import org.tensorflow.types.TInt32;

/**
 * Geometric transforms of images (N, H, W, C), with separate parameters for each image.
 *
 * <p>The op reads output pixel {@code (x, y)} at {@code (a0·x + a1·y + a2, b0·x + b1·y + b2)} of
 * its input; its argument has the rows {@code a0 a1 a2 b0 b1 b2 0 0}. Input and output have the
 * same size.
 */
final class MovingOps {
  private static final double RADIANS = 2 * Math.PI;

  private final Ops tf;
  private final Operand<TFloat32> images;
  private final Shape size;

  /** Images of one size: height, width and channels. */
  MovingOps(Ops tf, Operand<TFloat32> images, Shape size) {
    this.tf = tf;
    this.images = images;
    this.size = size;
  }

  /** Rotated about the centre by {@code turns} (N) full turns, counter-clockwise. */
  Operand<TFloat32> rotate(Operand<TFloat32> turns, Sampling sampling) {
    return move(rotation(turns), sampling);
  }

  /** Read at {@code 1 + height} and {@code 1 + width} (N) times the distance from the centre. */
  Operand<TFloat32> zoom(Operand<TFloat32> height, Operand<TFloat32> width, Sampling sampling) {
    return move(zoom(height, width), sampling);
  }

  /** Moved by {@code height} (N) of the height down and {@code width} (N) of the width right. */
  Operand<TFloat32> translate(
      Operand<TFloat32> height, Operand<TFloat32> width, Sampling sampling) {
    return move(translation(height, width), sampling);
  }

  /** Flipped along an axis if {@code chosen} (N) is below one half. */
  Operand<TFloat32> flip(int axis, Operand<TFloat32> chosen) {
    Operand<TFloat32> ofImages = tf.reshape(chosen, tf.constant(new int[] {-1, 1, 1, 1}));
    return tf.select(
        tf.math.less(ofImages, tf.constant(0.5f)),
        tf.reverse(images, tf.constant(new int[] {axis})),
        images);
  }

  /** The {@code height × width} part that starts at {@code top} (N) and {@code left} (N). */
  Operand<TFloat32> crop(int height, int width, Operand<TInt32> top, Operand<TInt32> left) {
    Operand<TFloat32> rows =
        tf.gather(images, places(top, height), tf.constant(1), Gather.batchDims(1L));
    return tf.gather(rows, places(left, width), tf.constant(2), Gather.batchDims(1L));
  }

  /** Padded by {@code padding} pixels on each side. */
  Operand<TFloat32> frame(int padding, double value) {
    int[][] sides = {{0, 0}, {padding, padding}, {padding, padding}, {0, 0}};
    return tf.pad(images, tf.constant(sides), tf.constant((float) value));
  }

  Operand<TFloat32> rotation(Operand<TFloat32> turns) {
    Operand<TFloat32> angle = tf.math.mul(turns, tf.constant((float) RADIANS));
    Operand<TFloat32> cos = tf.math.cos(angle);
    Operand<TFloat32> sin = tf.math.sin(angle);
    float right = size.width() - 1;
    float bottom = size.height() - 1;
    // the centre ((W − 1)/2, (H − 1)/2) does not move
    Operand<TFloat32> x = tf.math.sub(times(cos, right), times(sin, bottom));
    Operand<TFloat32> y = tf.math.add(times(sin, right), times(cos, bottom));
    return matrix(cos, tf.math.neg(sin), rest(right, x), sin, cos, rest(bottom, y));
  }

  Operand<TFloat32> zoom(Operand<TFloat32> height, Operand<TFloat32> width) {
    Operand<TFloat32> none = tf.zerosLike(height);
    Operand<TFloat32> x = tf.math.add(width, tf.constant(1f));
    Operand<TFloat32> y = tf.math.add(height, tf.constant(1f));
    return matrix(x, none, beside(x, size.width()), none, y, beside(y, size.height()));
  }

  Operand<TFloat32> translation(Operand<TFloat32> height, Operand<TFloat32> width) {
    Operand<TFloat32> none = tf.zerosLike(height);
    Operand<TFloat32> one = tf.onesLike(height);
    return matrix(one, none, times(width, -size.width()), none, one, times(height, -size.height()));
  }

  private Operand<TFloat32> move(Operand<TFloat32> matrices, Sampling sampling) {
    return tf.image.imageProjectiveTransformV3(
        images,
        matrices,
        tf.constant(new int[] {size.height(), size.width()}),
        tf.constant((float) sampling.value()),
        sampling.interpolation().name(),
        ImageProjectiveTransformV3.fillMode(sampling.fill().name()));
  }

  /** (N, 8) from six columns (N); the last two, of perspective, are 0. */
  private Operand<TFloat32> matrix(
      Operand<TFloat32> a0,
      Operand<TFloat32> a1,
      Operand<TFloat32> a2,
      Operand<TFloat32> b0,
      Operand<TFloat32> b1,
      Operand<TFloat32> b2) {
    Operand<TFloat32> none = tf.zerosLike(a0);
    return tf.stack(List.of(a0, a1, a2, b0, b1, b2, none, none), Stack.axis(1L));
  }

  private Operand<TFloat32> times(Operand<TFloat32> values, float factor) {
    return tf.math.mul(values, tf.constant(factor));
  }

  /** {@code (last − moved)/2}. */
  private Operand<TFloat32> rest(float last, Operand<TFloat32> moved) {
    return tf.math.div(tf.math.sub(tf.constant(last), moved), tf.constant(2f));
  }

  /** {@code (side − 1)/2 · (1 − zoom)}: the centre does not move. */
  private Operand<TFloat32> beside(Operand<TFloat32> zoom, int side) {
    return tf.math.mul(tf.constant((side - 1) / 2f), tf.math.sub(tf.constant(1f), zoom));
  }

  /** (N, count) consecutive indices from {@code first} (N). */
  private Operand<TInt32> places(Operand<TInt32> first, int count) {
    return tf.math.add(
        tf.expandDims(first, tf.constant(1)),
        tf.range(tf.constant(0), tf.constant(count), tf.constant(1)));
  }
}
