package io.github.foldwise.reports;

/** A drawing of fixed size, in units of which a PNG has two pixels. */
interface Figure {
  int width();

  int height();

  void paint(Canvas canvas);
}
