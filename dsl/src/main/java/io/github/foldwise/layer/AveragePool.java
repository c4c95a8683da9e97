package io.github.foldwise.layer;

import static java.util.Objects.requireNonNull;

import io.github.foldwise.check.CheckReturnValue;

/**
 * Mean of each window, over the positions inside the input.
 *
 * @param stride step between windows, in Keras the window unless given
 */
@CheckReturnValue
public record AveragePool(Window window, Window stride, Padding padding)
    implements Pooling<AveragePool> {
  public AveragePool {
    requireNonNull(window, "window");
    requireNonNull(stride, "stride");
    requireNonNull(padding, "padding");
  }

  /** Windows without overlap; incomplete ones are dropped. */
  public static AveragePool of(int size) {
    return of(Window.square(size));
  }

  /** Windows without overlap; incomplete ones are dropped. */
  public static AveragePool of(Window window) {
    return new AveragePool(window, window, Padding.VALID);
  }

  @Override
  public AveragePool withStride(Window other) {
    return new AveragePool(window, other, padding);
  }

  @Override
  public AveragePool withPadding(Padding other) {
    return new AveragePool(window, stride, other);
  }

  @Override
  public <R> R accept(Visitor<R> visitor) {
    return visitor.averagePool(this);
  }
}
