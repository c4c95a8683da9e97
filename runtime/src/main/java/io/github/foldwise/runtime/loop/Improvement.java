package io.github.foldwise.runtime.loop;

import io.github.foldwise.training.Monitor;

/** Whether an epoch improves on the best one so far, as in Keras 3.15: in float32, strictly. */
final class Improvement {
  private final Monitor monitor;
  private final double minDelta;

  Improvement(Monitor monitor, double minDelta) {
    this.monitor = monitor;
    this.minDelta = minDelta;
  }

  /** False if either is NaN: nothing beats a first figure of NaN. */
  boolean isBetter(float figure, float than) {
    return monitor.isRising()
        ? (float) (figure - minDelta) > than
        : (float) (figure + minDelta) < than;
  }
}
