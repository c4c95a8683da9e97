package io.github.foldwise.reports.figure;

/** A figure that could not be made: whoever draws it receives the reason. */
record FailedFigure(Throwable reason) implements Figure {
  @Override
  public int width() {
    throw failure();
  }

  @Override
  public int height() {
    throw failure();
  }

  @Override
  public void paint(Canvas canvas) {
    throw failure();
  }

  private IllegalStateException failure() {
    return new IllegalStateException(reason.toString(), reason);
  }
}
