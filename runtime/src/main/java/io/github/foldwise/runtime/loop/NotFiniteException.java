package io.github.foldwise.runtime.loop;

import io.github.foldwise.trial.Scores;

/** Ends a trial whose loss became NaN or infinite, at that step or evaluation. */
final class NotFiniteException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private NotFiniteException(String message) {
    super(message);
  }

  static void requireFinite(int epoch, int step, Scores scores) {
    if (!Float.isFinite(scores.loss())) {
      throw new NotFiniteException(
          "the loss became %s in epoch %s, step %s (data loss %s, penalty %s)"
              .formatted(scores.loss(), epoch, step, scores.dataLoss(), scores.penalty()));
    }
  }

  static void requireFinite(int epoch, Scores evaluated) {
    if (!Float.isFinite(evaluated.loss())) {
      throw new NotFiniteException(
          "the loss was %s when epoch %s was evaluated (data loss %s, penalty %s)"
              .formatted(evaluated.loss(), epoch, evaluated.dataLoss(), evaluated.penalty()));
    }
  }
}
