package io.github.foldwise.augmentation;

import static java.util.Objects.requireNonNull;

/**
 * Moves images, as Keras's {@code RandomTranslation}.
 *
 * @param height share of the height, each in [-1,1]; positive is down
 * @param width share of the width, each in [-1,1]; positive is to the right
 * @param sampling of the moved image
 */
public record Translation(Range height, Range width, Sampling sampling) implements Transform {
  public Translation {
    requireNonNull(height, "height");
    requireNonNull(width, "width");
    requireNonNull(sampling, "sampling");
  }

  @Override
  public <R> R accept(Visitor<R> visitor) {
    return visitor.translation(this);
  }

  @Override
  public String word() {
    return "translate(%s, %s)".formatted(height, width);
  }
}
