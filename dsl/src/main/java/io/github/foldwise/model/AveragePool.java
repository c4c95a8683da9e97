package io.github.foldwise.model;

import static java.util.Objects.requireNonNull;

/**
 * Mean of each window, over the cells that lie inside the input.
 *
 * @param window height and width
 * @param stride step between windows, in Keras the window unless given
 * @param padding what happens at the border
 */
public record AveragePool(Window window, Window stride, Padding padding) implements Layer {
  public AveragePool {
    requireNonNull(window, "window");
    requireNonNull(stride, "stride");
    requireNonNull(padding, "padding");
  }

  /** Windows side by side, those that fit. */
  public static AveragePool of(int size) {
    return new AveragePool(Window.square(size), Window.square(size), Padding.VALID);
  }

  @Override
  public <R> R accept(Visitor<R> visitor) {
    return visitor.averagePool(this);
  }
}
