package io.github.foldwise.runtime.convolution;

import io.github.foldwise.data.Shape;
import io.github.foldwise.layer.Convolution;
import io.github.foldwise.layer.Padding;
import io.github.foldwise.layer.Window;
import java.util.ArrayList;
import java.util.List;

/**
 * Positions of the windows of a convolution or a pool. With SAME there are ⌈cells / stride⌉ of
 * them, and where the padding that they need is odd, the end gets the larger half.
 */
public record ReferenceSliding(
    Shape input, Window window, Window stride, Window dilation, Padding padding) {
  /** Windows of neighbouring cells. */
  public static ReferenceSliding of(Shape input, Window window, Window stride, Padding padding) {
    return new ReferenceSliding(input, window, stride, Window.square(1), padding);
  }

  public static ReferenceSliding of(Shape input, Convolution<?> layer) {
    return new ReferenceSliding(
        input, layer.kernel(), layer.stride(), layer.dilation(), layer.padding());
  }

  /** A cell of a window that lies within the input. */
  public record Cell(int inWindowY, int inWindowX, int y, int x) {}

  public Shape output(int channels) {
    return Shape.image(
        windows(input.height(), spanDown(), stride.height()),
        windows(input.width(), spanRight(), stride.width()),
        channels);
  }

  /** What the window of one output cell sees of the input. */
  public List<Cell> cells(int outputY, int outputX) {
    int top = start(outputY, input.height(), spanDown(), stride.height());
    int left = start(outputX, input.width(), spanRight(), stride.width());
    List<Cell> cells = new ArrayList<>();
    for (int inY = 0; inY < window.height(); inY++) {
      for (int inX = 0; inX < window.width(); inX++) {
        int y = top + inY * dilation.height();
        int x = left + inX * dilation.width();
        if (y >= 0 && y < input.height() && x >= 0 && x < input.width()) {
          cells.add(new Cell(inY, inX, y, x));
        }
      }
    }
    return cells;
  }

  private int spanDown() {
    return (window.height() - 1) * dilation.height() + 1;
  }

  private int spanRight() {
    return (window.width() - 1) * dilation.width() + 1;
  }

  private int windows(int cells, int span, int step) {
    return padding == Padding.SAME ? (cells + step - 1) / step : (cells - span) / step + 1;
  }

  private int start(int output, int cells, int span, int step) {
    int lacking = Math.max(0, (windows(cells, span, step) - 1) * step + span - cells);
    return output * step - (padding == Padding.SAME ? lacking / 2 : 0);
  }
}
