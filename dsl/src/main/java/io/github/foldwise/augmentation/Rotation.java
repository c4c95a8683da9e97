package io.github.foldwise.augmentation;

import static java.util.Objects.requireNonNull;

/**
 * Turns images about their centre, as Keras's {@code RandomRotation}.
 *
 * @param turns in full turns, each in [-1,1]; positive is counter-clockwise
 * @param sampling of the turned image
 */
public record Rotation(Range turns, Sampling sampling) implements Transform {
  public Rotation {
    requireNonNull(turns, "turns");
    requireNonNull(sampling, "sampling");
  }

  @Override
  public <R> R accept(Visitor<R> visitor) {
    return visitor.rotation(this);
  }

  @Override
  public String word() {
    return "rotate(%s)".formatted(turns);
  }
}
