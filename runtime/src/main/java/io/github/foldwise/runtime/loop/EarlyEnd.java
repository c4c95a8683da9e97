package io.github.foldwise.runtime.loop;

import io.github.foldwise.runtime.session.ModelSession;
import io.github.foldwise.training.EarlyStopping;
import io.github.foldwise.trial.EpochResult;
import java.util.List;
import java.util.Map;

/** Early stopping of a session; keeps the best epoch's weights if they are to be restored. */
final class EarlyEnd {
  private final EarlyStopping stopping;
  private final StoppingRule rule;
  private final ModelSession session;
  private Map<String, float[]> bestWeights = Map.of();

  EarlyEnd(EarlyStopping stopping, ModelSession session) {
    this.stopping = stopping;
    this.rule = new StoppingRule(stopping);
    this.session = session;
  }

  void observe(EpochResult result) {
    rule.observe(result.epoch(), result.figure(stopping.monitor()));
    if (stopping.restoresBest() && rule.bestEpoch() == result.epoch()) {
      bestWeights = session.readAll();
    }
  }

  /** Continues after epochs of an earlier process, with the {@link #bestWeights()} there. */
  void resumeAfter(List<EpochResult> epochs, Map<String, float[]> best) {
    epochs.forEach(result -> rule.observe(result.epoch(), result.figure(stopping.monitor())));
    bestWeights = best;
  }

  /** Whether the last observed epoch ends training. */
  boolean isReached() {
    return rule.isStopped();
  }

  /** The weights that would be restored now; empty if there are none. */
  Map<String, float[]> bestWeights() {
    return bestWeights;
  }

  /** Restores the best epoch's weights if that was declared, and says whether it did. */
  boolean restore() {
    if (bestWeights.isEmpty()) {
      return false;
    }
    session.write(bestWeights);
    return true;
  }
}
