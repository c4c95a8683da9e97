package io.github.foldwise.model;

import static java.util.Objects.requireNonNull;

/**
 * Largest value of each window; on a tie the gradient goes to the first.
 *
 * @param window height and width
 * @param stride step between windows, in Keras the window unless given
 * @param padding what happens at the border
 */
public record MaxPool(Window window, Window stride, Padding padding) implements Layer {
  public MaxPool {
    requireNonNull(window, "window");
    requireNonNull(stride, "stride");
    requireNonNull(padding, "padding");
  }

  /** Windows side by side, those that fit. */
  public static MaxPool of(int size) {
    return new MaxPool(Window.square(size), Window.square(size), Padding.VALID);
  }

  @Override
  public <R> R accept(Visitor<R> visitor) {
    return visitor.maxPool(this);
  }
}
