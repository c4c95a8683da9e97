package io.github.foldwise.reports.figure;

import java.util.List;

/** A drawing of fixed size, in units of which a PNG has two pixels. */
public interface Figure {
  int width();

  int height();

  void paint(Canvas canvas);

  /** The panels that a narrow page may put below each other. */
  default List<Figure> panels() {
    return List.of(this);
  }
}
