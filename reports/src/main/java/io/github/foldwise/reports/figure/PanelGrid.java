package io.github.foldwise.reports.figure;

import java.util.List;

/** Figures side by side, in rows of a fixed number; a narrow page shows each on its own. */
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
