package io.github.foldwise.runtime.loop;

import io.github.foldwise.trial.TrialListener;
import java.util.concurrent.CancellationException;

/** Abandons a training if its listener asks for it or its thread is interrupted. */
record StopCheck(TrialListener listener) {
  /**
   * Asks now.
   *
   * @throws CancellationException to abandon it; an interrupted thread stays interrupted
   */
  void after(String part) {
    if (listener.stopRequested()) {
      throw new CancellationException("stopped in " + part);
    }
    if (Thread.currentThread().isInterrupted()) {
      throw new CancellationException("interrupted in " + part);
    }
  }
}
