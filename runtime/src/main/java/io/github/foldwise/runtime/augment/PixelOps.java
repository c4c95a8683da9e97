package io.github.foldwise.runtime.augment;

import org.tensorflow.Operand;
import org.tensorflow.op.Ops;
import org.tensorflow.op.math.Mean;
import org.tensorflow.types.TBool;
import org.tensorflow.types.TFloat32;
import org.tensorflow.types.TInt32;

/** Changes pixel values of images (N, H, W, C), with separate parameters for each image. */
final class PixelOps {
  private final Ops tf;
  private final Operand<TFloat32> images;

  PixelOps(Ops tf, Operand<TFloat32> images) {
    this.tf = tf;
    this.images = images;
  }

  /** {@code (x − mean)·factor + mean}, clipped to [0,1]; {@code factor} (N), a mean per channel. */
  Operand<TFloat32> contrast(Operand<TFloat32> factor) {
    return held(stretched(factor));
  }

  /** The same without clipping. */
  Operand<TFloat32> stretched(Operand<TFloat32> factor) {
    Operand<TFloat32> mean =
        tf.math.mean(images, tf.constant(new int[] {1, 2}), Mean.keepDims(true));
    return tf.math.add(tf.math.mul(tf.math.sub(images, mean), ofImages(factor)), mean);
  }

  /** {@code x + change}, clipped to [0,1]; {@code change} (N). */
  Operand<TFloat32> brightness(Operand<TFloat32> change) {
    return held(tf.math.add(images, ofImages(change)));
  }

  /** {@code value}, which broadcasts, within the patches of the {@code chosen} (N). */
  Operand<TFloat32> erase(Operand<TBool> chosen, Patches patches, Operand<TFloat32> value) {
    Operand<TBool> erased =
        tf.math.logicalAnd(
            patches.inside(), tf.reshape(chosen, tf.constant(new int[] {-1, 1, 1, 1})));
    return tf.select(erased, value, images);
  }

  /** {@code share·x + (1 − share)·x'}; {@code share} (N), x' of the {@code partners}. */
  Operand<TFloat32> blend(Operand<TFloat32> share, Operand<TInt32> partners) {
    return blend(tf, images, ofImages(share), partners);
  }

  /** The partners' pixels within the patches. */
  Operand<TFloat32> paste(Patches patches, Operand<TInt32> partners) {
    return tf.select(patches.inside(), partners(tf, images, partners), images);
  }

  /** {@code share·t + (1 − share)·t'} of labels (N, classes). */
  static Operand<TFloat32> blendLabels(
      Ops tf, Operand<TFloat32> labels, Operand<TFloat32> share, Operand<TInt32> partners) {
    return blend(tf, labels, tf.expandDims(share, tf.constant(1)), partners);
  }

  /** Noise or a value within the range of a pixel. */
  Operand<TFloat32> held(Operand<TFloat32> values) {
    return tf.clipByValue(values, tf.constant(0f), tf.constant(1f));
  }

  private static Operand<TFloat32> blend(
      Ops tf, Operand<TFloat32> x, Operand<TFloat32> share, Operand<TInt32> partners) {
    return tf.math.add(
        tf.math.mul(share, x),
        tf.math.mul(tf.math.sub(tf.constant(1f), share), partners(tf, x, partners)));
  }

  private static Operand<TFloat32> partners(Ops tf, Operand<TFloat32> x, Operand<TInt32> partners) {
    return tf.gather(x, partners, tf.constant(0));
  }

  private Operand<TFloat32> ofImages(Operand<TFloat32> values) {
    return tf.reshape(values, tf.constant(new int[] {-1, 1, 1, 1}));
  }
}
