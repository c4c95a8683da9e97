package io.github.foldwise.model.rule;

/** Demands on numbers that the graph takes as float32. */
final class Numbers {
  private Numbers() {}

  static boolean isFinite(double value) {
    return Float.isFinite((float) value);
  }

  static boolean isAboveZero(double value) {
    return isFinite(value) && (float) value > 0;
  }
}
