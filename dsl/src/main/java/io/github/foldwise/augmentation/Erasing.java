package io.github.foldwise.augmentation;

import java.util.Optional;

/**
 * Overwrites a patch, as Keras's {@code RandomErasing}: its height is {@code √u} of the image's
 * with {@code u} drawn from {@code share}, its width likewise with its own draw, and its place is
 * drawn from all that keep it inside.
 *
 * <p>Keras draws, for each image, the probability itself from 0 to its {@code factor} of 1: one in
 * two is erased on average, which is {@code probability} 0.5 here.
 *
 * @param probability that an image is erased, in [0,1]
 * @param share squares of the sides, each in [0,1]
 * @param value that is written, in [0,1]; empty for noise with mean 0 and deviation 1, held to
 *     [0,1]
 */
public record Erasing(double probability, Range share, Optional<Double> value)
    implements Transform {
  /** Half of the images, patches of 2 to 33 per cent, noise. */
  public static final Erasing STANDARD = new Erasing(0.5, new Range(0.02, 0.33), Optional.empty());

  @Override
  public <R> R accept(Visitor<R> visitor) {
    return visitor.erasing(this);
  }

  @Override
  public String word() {
    return "erase(%s)".formatted(probability);
  }
}
