package io.github.foldwise.layer;

import static java.util.Objects.requireNonNull;

import io.github.foldwise.check.CheckReturnValue;

/**
 * Largest value of each window; on a tie the gradient goes to the first.
 *
 * @param stride step between windows, in Keras the window unless given
 */
@CheckReturnValue
public record MaxPool(Window window, Window stride, Padding padding) implements Pooling<MaxPool> {
  public MaxPool {
    requireNonNull(window, "window");
    requireNonNull(stride, "stride");
    requireNonNull(padding, "padding");
  }

  /** Windows without overlap; incomplete ones are dropped. */
  public static MaxPool of(int size) {
    return of(Window.square(size));
  }

  /** Windows without overlap; incomplete ones are dropped. */
  public static MaxPool of(Window window) {
    return new MaxPool(window, window, Padding.VALID);
  }

  @Override
  public MaxPool withStride(Window other) {
    return new MaxPool(window, other, padding);
  }

  @Override
  public MaxPool withPadding(Padding other) {
    return new MaxPool(window, stride, other);
  }

  @Override
  public <R> R accept(Visitor<R> visitor) {
    return visitor.maxPool(this);
  }
}
