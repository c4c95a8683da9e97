package io.github.foldwise.runtime.augment;

import java.util.List;
import org.tensorflow.Operand;
import org.tensorflow.op.Ops;
import org.tensorflow.op.random.StatelessRandomGetKeyCounterAlg;
import org.tensorflow.types.TFloat32;
import org.tensorflow.types.TInt32;
import org.tensorflow.types.TInt64;

/**
 * Random numbers of one transform in one step, one for each image, from stateless ops keyed by the
 * trial's seed, the transform's position, the draw's position within the transform, and the step.
 */
final class Draws {
  private static final long DRAWS_OF_A_TRANSFORM = 64; // keys reserved for each position

  private final Ops tf;
  private final Operand<TInt64> seed;
  private final Operand<TInt64> step;
  private final Operand<TInt32> rows;
  private final int position;
  private int drawn;

  /** Draws of the transform at this position, from 1; seed, step and rows are scalars. */
  Draws(Ops tf, Operand<TInt64> seed, Operand<TInt64> step, Operand<TInt32> rows, int position) {
    this.tf = tf;
    this.seed = seed;
    this.step = step;
    this.rows = rows;
    this.position = position;
  }

  /** (N) uniform in [0,1). */
  Operand<TFloat32> uniform() {
    return tf.random.statelessRandomUniform(shape(), nextKey());
  }

  /** (N) uniform in [low,high). */
  Operand<TFloat32> uniform(double low, double high) {
    return tf.math.add(
        tf.math.mul(uniform(), tf.constant((float) (high - low))), tf.constant((float) low));
  }

  /** Standard normal, in the shape of {@code like}. */
  Operand<TFloat32> normalLike(Operand<TFloat32> like) {
    return tf.random.statelessRandomNormal(tf.shape(like), nextKey());
  }

  /** (N) a random permutation of the batch's positions, from 0. */
  Operand<TInt32> permutation() {
    return tf.nn.topK(uniform(), rows, TInt32.class).indices();
  }

  /**
   * (N) from Beta(alpha, alpha): {@code g/(g + g')} of two draws from Gamma(alpha). With a small
   * alpha both may underflow float32, so each is drawn as {@code log Gamma(alpha + 1) +
   * log(u)/alpha}, and the quotient is the sigmoid of their difference.
   */
  Operand<TFloat32> beta(double alpha) {
    return tf.math.sigmoid(tf.math.sub(logGamma(alpha), logGamma(alpha)));
  }

  private Operand<TFloat32> logGamma(double alpha) {
    StatelessRandomGetKeyCounterAlg generator =
        tf.random.statelessRandomGetKeyCounterAlg(nextKey());
    Operand<TFloat32> larger =
        tf.random.statelessRandomGamma(
            shape(),
            generator.key(),
            generator.counter(),
            generator.alg(),
            tf.constant((float) (alpha + 1)));
    // 1 − u is never 0
    Operand<TFloat32> log = tf.math.log(tf.math.sub(tf.constant(1f), uniform()));
    return tf.math.add(tf.math.log(larger), tf.math.div(log, tf.constant((float) alpha)));
  }

  private Operand<TInt32> shape() {
    return tf.stack(List.of(rows));
  }

  private Operand<TInt64> nextKey() {
    long offset = position * DRAWS_OF_A_TRANSFORM + drawn++;
    return tf.stack(List.of(tf.math.add(seed, tf.constant(offset)), step));
  }
}
