package io.github.foldwise.augmentation;

import static java.util.Objects.requireNonNull;

import io.github.foldwise.check.CheckReturnValue;

/**
 * How a moved image is sampled.
 *
 * @param fill beyond its frame
 * @param value of {@link Fill#CONSTANT}
 * @param interpolation between its pixels
 */
@CheckReturnValue
public record Sampling(Fill fill, double value, Interpolation interpolation) {
  /** Keras's: mirrored beyond the frame, bilinear. Some of its documentation says otherwise. */
  public static final Sampling STANDARD = new Sampling(Fill.REFLECT, 0, Interpolation.BILINEAR);

  public Sampling {
    requireNonNull(fill, "fill");
    requireNonNull(interpolation, "interpolation");
  }

  /** The same with one value beyond the frame. */
  public Sampling constant(double other) {
    return new Sampling(Fill.CONSTANT, other, interpolation);
  }

  /** The same with another kind of fill; a constant is 0. */
  public Sampling fill(Fill other) {
    return new Sampling(other, 0, interpolation);
  }

  /** The same with the nearest pixel instead of a mean of four. */
  public Sampling nearestPixel() {
    return new Sampling(fill, value, Interpolation.NEAREST);
  }
}
