package io.github.foldwise.reports.figure;

import io.github.foldwise.reports.figure.Canvas.Anchor;
import java.util.ArrayList;
import java.util.List;

/** Symbols and what they mean, in as many rows as they need. */
final class Legend {
  static final double ROW = 22;
  private static final double BEFORE_TEXT = 8;
  private static final double BETWEEN = 20;

  private final double room;
  private final List<List<Entry>> rows = new ArrayList<>();

  /** No symbols yet; each row is at most as wide as the room. */
  Legend(double room) {
    this.room = room;
  }

  /** Paints a symbol to the right of x, around y. */
  interface Symbol {
    void paint(Canvas canvas, double x, double y);
  }

  private record Entry(Symbol symbol, double symbolWidth, String text) {
    double width() {
      return symbolWidth + BEFORE_TEXT + Canvas.textWidth(text, Axes.TICK_SIZE);
    }
  }

  Legend add(double width, String text, Symbol symbol) {
    Entry entry = new Entry(symbol, width, text);
    if (rows.isEmpty() || width(rows.get(rows.size() - 1)) + BETWEEN + entry.width() > room) {
      rows.add(new ArrayList<>());
    }
    rows.get(rows.size() - 1).add(entry);
    return this;
  }

  double height() {
    return rows.size() * ROW;
  }

  /** Paints the rows below {@code top}. */
  void paint(Canvas canvas, double left, double top) {
    for (int row = 0; row < rows.size(); row++) {
      double x = left;
      double y = top + (row + 0.5) * ROW;
      for (Entry entry : rows.get(row)) {
        entry.symbol().paint(canvas, x, y);
        double text = x + entry.symbolWidth() + BEFORE_TEXT;
        canvas.text(entry.text(), text, y, Anchor.LEFT, Axes.TICK_SIZE, Canvas.INK);
        x += entry.width() + BETWEEN;
      }
    }
  }

  private static double width(List<Entry> entries) {
    return entries.stream().mapToDouble(Entry::width).sum() + (entries.size() - 1) * BETWEEN;
  }
}
