package io.github.foldwise.runtime;

import io.github.foldwise.model.Padding;
import io.github.foldwise.model.Shape;
import io.github.foldwise.model.Window;
import java.util.ArrayList;
import java.util.List;

/**
 * Where the windows of a convolution or a pool lie. With SAME there are ⌈cells / stride⌉ of them,
 * and where the padding that they need is odd, the end gets the larger half.
 */
record ReferenceSliding(Shape input, Window window, Window stride, Padding padding) {

  /** A cell of a window that lies within the input. */
  record Cell(int inWindowY, int inWindowX, int y, int x) {}

  Shape output(int channels) {
    return Shape.image(
        windows(input.height(), window.height(), stride.height()),
        windows(input.width(), window.width(), stride.width()),
        channels);
  }

  /** What the window of one output cell sees of the input. */
  List<Cell> cells(int outputY, int outputX) {
    int top = start(outputY, input.height(), window.height(), stride.height());
    int left = start(outputX, input.width(), window.width(), stride.width());
    List<Cell> cells = new ArrayList<>();
    for (int y = Math.max(0, top); y < Math.min(input.height(), top + window.height()); y++) {
      for (int x = Math.max(0, left); x < Math.min(input.width(), left + window.width()); x++) {
        cells.add(new Cell(y - top, x - left, y, x));
      }
    }
    return cells;
  }

  private int windows(int cells, int size, int step) {
    return padding == Padding.SAME ? (cells + step - 1) / step : (cells - size) / step + 1;
  }

  private int start(int output, int cells, int size, int step) {
    int lacking = Math.max(0, (windows(cells, size, step) - 1) * step + size - cells);
    return output * step - (padding == Padding.SAME ? lacking / 2 : 0);
  }
}
