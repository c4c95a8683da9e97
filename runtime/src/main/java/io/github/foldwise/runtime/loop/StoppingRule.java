package io.github.foldwise.runtime.loop;

import io.github.foldwise.training.EarlyStopping;

/** Early stopping epoch by epoch, in Keras's order of counting and comparing. */
final class StoppingRule {
  private final EarlyStopping stopping;
  private final Improvement improvement;
  private Float best; // null before the first epoch
  private int bestEpoch;
  private int wait;
  private boolean stopped;

  StoppingRule(EarlyStopping stopping) {
    this.stopping = stopping;
    this.improvement = new Improvement(stopping.monitor(), stopping.minDelta());
  }

  /** Takes the figure of an epoch, counted from 1. */
  void observe(int epoch, float figure) {
    if (epoch <= stopping.startFromEpoch()) {
      return;
    }
    wait++;
    if (best == null || improvement.isBetter(figure, best)) {
      best = figure;
      bestEpoch = epoch;
      if (stopping.baseline().isEmpty()
          || improvement.isBetter(figure, stopping.baseline().get().floatValue())) {
        wait = 0;
      }
    } else {
      stopped = wait >= stopping.patience();
    }
  }

  boolean isStopped() {
    return stopped;
  }

  /** The epoch whose weights are kept, from 1; 0 before the first. */
  int bestEpoch() {
    return bestEpoch;
  }

  /** Figure of the best epoch; NaN before the first. */
  float best() {
    return best == null ? Float.NaN : best;
  }

  /** Consecutive epochs without a reset of patience. */
  int waited() {
    return wait;
  }
}
