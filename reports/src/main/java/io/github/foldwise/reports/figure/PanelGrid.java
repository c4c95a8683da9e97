package io.github.foldwise.reports.figure;

import java.util.List;

/**
 * Figures side by side, in rows of a fixed number; each also stands for itself where there is no
 * room for a whole row.
 *
 * @param panels the figures, row by row
 * @param columns so many in a row
 */
record PanelGrid(List<Figure> panels, int columns) implements Figure {
  PanelGrid {
    panels = List.copyOf(panels);
  }

  @Override
  public int width() {
    return Math.min(columns, panels.size()) * columnWidth();
  }

  @Override
  public int height() {
    return (panels.size() + columns - 1) / columns * rowHeight();
  }

  @Override
  public void paint(Canvas canvas) {
    for (int i = 0; i < panels.size(); i++) {
      Figure panel = panels.get(i);
      canvas.at(i % columns * columnWidth(), i / columns * rowHeight(), () -> panel.paint(canvas));
    }
  }

  private int columnWidth() {
    return panels.stream().mapToInt(Figure::width).max().orElse(0);
  }

  private int rowHeight() {
    return panels.stream().mapToInt(Figure::height).max().orElse(0);
  }
}
