package io.github.foldwise.model;

/** What a kernel and a pool have in common: a window that moves over feature maps. */
record Sliding(String what, Window window, Window stride, Padding padding) {

  /** Whether at least one window lies within the input, or the border is padded. */
  boolean fits(Shape input) {
    return padding == Padding.SAME
        || (window.height() <= input.height() && window.width() <= input.width());
  }

  /**
   * What comes out. A window that does not fit is thought away, which leaves the largest shape that
   * can come out: so no later layer is blamed for this one.
   */
  Shape over(Shape input, int channels) {
    return fits(input)
        ? Shape.image(
            cells(input.height(), window.height(), stride.height()),
            cells(input.width(), window.width(), stride.width()),
            Math.max(1, channels))
        : Shape.image(input.height(), input.width(), Math.max(1, channels));
  }

  private int cells(int cells, int window, int stride) {
    int reach = padding == Padding.SAME ? 1 : Math.max(1, window);
    return (cells - reach) / Math.max(1, stride) + 1;
  }
}
