package io.github.foldwise.runtime.loop;

import io.github.foldwise.training.EarlyStopping;

/** Early stopping while it goes on, epoch by epoch: Keras's order of counting and comparing. */
final class StoppingRule {
  private final EarlyStopping stopping;
  private Float best; // null until an epoch was looked at; NaN once it came first: nothing beats it
  private int bestEpoch;
  private int wait;
  private boolean stopped;

  StoppingRule(EarlyStopping stopping) {
    this.stopping = stopping;
  }

  /**
   * Takes the figure of an epoch.
   *
   * @param epoch from 1
   */
  void observe(int epoch, float figure) {
    if (epoch <= stopping.startFromEpoch()) {
      return;
    }
    wait++;
    if (best == null || isBetter(figure, best)) {
      best = figure;
      bestEpoch = epoch;
      if (stopping.baseline().isEmpty()
          || isBetter(figure, stopping.baseline().get().floatValue())) {
        wait = 0;
      }
    } else {
      stopped = wait >= stopping.patience();
    }
  }

  /** Whether the epoch that was looked at last ends training. */
  boolean isStopped() {
    return stopped;
  }

  /** The epoch whose weights are kept, from 1; 0 where none was looked at. */
  int bestEpoch() {
    return bestEpoch;
  }

  /** Figure of the best epoch; NaN where none was looked at. */
  float best() {
    return best == null ? Float.NaN : best;
  }

  /** Epochs in a row that did not start patience anew. */
  int waited() {
    return wait;
  }

  /** In float32, as Keras; false where either is NaN. */
  private boolean isBetter(float figure, float than) {
    return stopping.monitor().isRising()
        ? (float) (figure - stopping.minDelta()) > than
        : (float) (figure + stopping.minDelta()) < than;
  }
}
