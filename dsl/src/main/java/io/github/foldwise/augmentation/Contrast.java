package io.github.foldwise.augmentation;

/**
 * {@code (x − mean)·(1 + draw) + mean} with the mean of each channel of an image, held to [0,1].
 *
 * <p>{@code contrast(0.3)} draws from -0.3 to 0.3, as Keras's documentation says. Its code of 3.6
 * to 3.12 and later never lowers the contrast if one number is given.
 *
 * @param change of the factor, each in [-1,1]
 */
public record Contrast(Range change) implements Transform {

  @Override
  public <R> R accept(Visitor<R> visitor) {
    return visitor.contrast(this);
  }

  @Override
  public String word() {
    return "contrast(%s)".formatted(change);
  }
}
