package io.github.foldwise.augmentation;

/**
 * {@code x + draw}, held to [0,1]; as Keras's {@code RandomBrightness} on scaled pixels.
 *
 * @param change each in [-1,1]
 */
public record Brightness(Range change) implements Transform {

  @Override
  public <R> R accept(Visitor<R> visitor) {
    return visitor.brightness(this);
  }

  @Override
  public String word() {
    return "brightness(%s)".formatted(change);
  }
}
