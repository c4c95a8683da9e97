package io.github.foldwise.run.plan;

import io.github.foldwise.reports.records.TrialStatus;
import io.github.foldwise.trial.EpochResult;
import io.github.foldwise.trial.Evaluation;
import io.github.foldwise.trial.TrialResult;
import java.util.List;
import java.util.Optional;

/**
 * How a trial ended.
 *
 * @param status done, diverged, failed or pruned
 * @param reason why it is not done; empty where it is
 * @param epochs those that were completed
 * @param validation of the trained model, on the validation rows
 * @param test of the trained model, on the test rows
 */
public record Outcome(
    TrialStatus status,
    String reason,
    List<EpochResult> epochs,
    Optional<Evaluation> validation,
    Optional<Evaluation> test) {
  public Outcome {
    epochs = List.copyOf(epochs);
  }

  /** What a trainer gave. */
  public static Outcome of(TrialResult result) {
    return new Outcome(
        result.diverged() ? TrialStatus.DIVERGED : TrialStatus.DONE,
        result.reason(),
        result.epochs(),
        result.validation(),
        result.test());
  }

  /** Of a trial that ended with an error. */
  public static Outcome failed(String reason) {
    return new Outcome(TrialStatus.FAILED, reason, List.of(), Optional.empty(), Optional.empty());
  }

  /** Of a trial that is given up. */
  public static Outcome pruned(String reason) {
    return new Outcome(TrialStatus.PRUNED, reason, List.of(), Optional.empty(), Optional.empty());
  }

  /** Whether training it again would give the same. */
  public boolean isFinal() {
    return status == TrialStatus.DONE || status == TrialStatus.DIVERGED;
  }
}
