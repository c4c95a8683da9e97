package io.github.foldwise.augmentation;

/**
 * Every second image, on average, is turned over.
 *
 * <p>Two flips draw independently. Keras's {@code horizontal_and_vertical} draws once for both
 * axes, so that an image is turned over on both or on neither.
 *
 * @param axis that is reversed
 */
public record Flip(Axis axis) implements Transform {
  /** What a flip reverses. */
  public enum Axis {
    /** Left becomes right. */
    HORIZONTAL,
    /** Top becomes bottom. */
    VERTICAL
  }

  @Override
  public <R> R accept(Visitor<R> visitor) {
    return visitor.flip(this);
  }

  @Override
  public String word() {
    return axis == Axis.HORIZONTAL ? "flipHorizontal()" : "flipVertical()";
  }
}
