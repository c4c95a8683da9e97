package io.github.foldwise.layer;

import io.github.foldwise.check.CheckReturnValue;
import io.github.foldwise.guard.Once;

/**
 * A pool whose window slides over feature maps. Its clauses may each be given once: {@code pool(3,
 * p -> p.stride(2).same())}.
 */
@CheckReturnValue
public sealed interface Pooling<L extends Pooling<L>> extends Layer permits AveragePool, MaxPool {
  /** Height and width. */
  Window window();

  /** Step between windows. */
  Window stride();

  /** What happens at the border. */
  Padding padding();

  /** The same with another stride. */
  L withStride(Window other);

  /** The same with another padding. */
  L withPadding(Padding other);

  /** Step between windows, in both directions; the window by default. */
  default L stride(int step) {
    return stride(Window.square(step));
  }

  /** Rows and columns between windows; the window by default. */
  default L stride(Window step) {
    Once.require(Words.of(this), "stride", window(), stride(), step, Words::stride);
    return withStride(step);
  }

  /** Pads the border: the output length is {@code ⌈n / stride⌉}. */
  default L same() {
    Once.require(
        Words.of(this), "padding", Padding.VALID, padding(), Padding.SAME, any -> "same()");
    return withPadding(Padding.SAME);
  }
}
