package io.github.foldwise.experiments.run;

import io.github.foldwise.reports.TrialStatus;
import io.github.foldwise.trainer.EpochResult;
import io.github.foldwise.trainer.Evaluation;
import java.util.List;
import java.util.Optional;

/**
 * How a trial ended, as the journal tells it.
 *
 * @param status done, diverged or failed
 * @param reason why it is not done; empty where it is
 * @param epochs those that were completed
 * @param validation of the trained model, on the validation rows
 * @param test of the trained model, on the test rows
 */
record Outcome(
    TrialStatus status,
    String reason,
    List<EpochResult> epochs,
    Optional<Evaluation> validation,
    Optional<Evaluation> test) {
  Outcome {
    epochs = List.copyOf(epochs);
  }

  /** Whether training it again would give the same. */
  boolean isFinal() {
    return status == TrialStatus.DONE || status == TrialStatus.DIVERGED;
  }
}
