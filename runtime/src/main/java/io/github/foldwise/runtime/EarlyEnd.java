package io.github.foldwise.runtime;

import io.github.foldwise.runtime.Judge.Judgement;
import io.github.foldwise.trainer.EpochResult;
import io.github.foldwise.training.EarlyStopping;
import java.util.Map;

/** Early stopping of a session, with the best epoch's weights where they are to be restored. */
final class EarlyEnd {
  private final EarlyStopping stopping;
  private final StoppingRule rule;
  private final ModelSession session;
  private Map<String, float[]> bestWeights = Map.of();
  private Judgement bestJudgement; // null until an epoch was looked at

  EarlyEnd(EarlyStopping stopping, ModelSession session) {
    this.stopping = stopping;
    this.rule = new StoppingRule(stopping);
    this.session = session;
  }

  void observe(EpochResult result, Judgement judgement) {
    rule.observe(result.epoch(), result.figure(stopping.monitor()));
    if (stopping.restoresBest() && rule.bestEpoch() == result.epoch()) {
      bestWeights = session.readAll();
      bestJudgement = judgement;
    }
  }

  /** Whether the epoch that was looked at last ends training. */
  boolean isReached() {
    return rule.isStopped();
  }

  /**
   * Brings the best epoch's weights back, where that is asked for.
   *
   * @param last what was found after the last epoch
   * @return what was found of the weights as they stand now
   */
  Judgement restore(Judgement last) {
    if (bestJudgement == null) {
      return last;
    }
    bestWeights.forEach(session::write);
    return bestJudgement;
  }
}
