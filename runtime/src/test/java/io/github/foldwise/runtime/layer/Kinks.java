package io.github.foldwise.runtime.layer;

/**
 * How far a pass stays from points without a derivative, where differences say nothing about a
 * gradient.
 */
public final class Kinks {
  private double nearest = Double.POSITIVE_INFINITY;

  /**
   * Notes a value that has a kink at 0. Exactly 0 is what ReLU made of a negative sum: a step of a
   * weight leaves it there, and no kink is near.
   */
  void near(double value) {
    if (value != 0) {
      nearest = Math.min(nearest, Math.abs(value));
    }
  }

  public double nearest() {
    return nearest;
  }
}
