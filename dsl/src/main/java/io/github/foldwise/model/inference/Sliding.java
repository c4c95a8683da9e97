package io.github.foldwise.model.inference;

import io.github.foldwise.data.Shape;
import io.github.foldwise.layer.Padding;
import io.github.foldwise.layer.Window;
import io.github.foldwise.layer.Words;

/** What a kernel and a pool have in common: a window that moves over feature maps. */
public record Sliding(String what, Window window, Window stride, Window dilation, Padding padding) {
  /** A window without dilation. */
  static Sliding of(String what, Window window, Window stride, Padding padding) {
    return new Sliding(what, window, stride, Window.square(1), padding);
  }

  /** Whether at least one window lies within the input, or the border is padded. */
  public boolean fits(Shape input) {
    return padding == Padding.SAME
        || (span(window.height(), dilation.height()) <= input.height()
            && span(window.width(), dilation.width()) <= input.width());
  }

  /**
   * The output shape. A window that does not fit is ignored, which gives the largest possible
   * shape, and no later layer is blamed for this one.
   */
  Shape over(Shape input, int channels) {
    return fits(input)
        ? Shape.image(
            cells(input.height(), window.height(), dilation.height(), stride.height()),
            cells(input.width(), window.width(), dilation.width(), stride.width()),
            Math.max(1, channels))
        : Shape.image(input.height(), input.width(), Math.max(1, channels));
  }

  /** {@code 3×3}, or {@code 3×3 with dilation(2), which spans 5×5}. */
  @Override
  public String toString() {
    return isDilated()
        ? "%s with %s, which spans %s×%s"
            .formatted(
                window,
                Words.dilation(dilation),
                span(window.height(), dilation.height()),
                span(window.width(), dilation.width()))
        : window.toString();
  }

  /** Whether it has gaps between its elements. */
  public boolean isDilated() {
    return !dilation.equals(Window.square(1));
  }

  private int cells(int cells, int window, int dilation, int stride) {
    long reach = padding == Padding.SAME ? 1 : span(window, dilation);
    return (int) ((cells - reach) / Math.max(1, stride)) + 1;
  }

  /** Length that a window spans, gaps included. */
  private static long span(int window, int dilation) {
    return (Math.max(1, window) - 1L) * Math.max(1, dilation) + 1;
  }
}
