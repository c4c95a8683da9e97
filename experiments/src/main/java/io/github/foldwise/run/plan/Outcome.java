package io.github.foldwise.run.plan;

import io.github.foldwise.metrics.Score;
import io.github.foldwise.reports.records.TrialStatus;
import io.github.foldwise.trial.EpochResult;
import io.github.foldwise.trial.Evaluation;
import io.github.foldwise.trial.TrialResult;
import java.util.List;
import java.util.Optional;

/**
 * How a trial ended, with its completed epochs and the evaluations of the trained model. The reason
 * is empty if it is done.
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

  /** The outcome of a training. */
  public static Outcome of(TrialResult result) {
    return new Outcome(
        result.diverged() ? TrialStatus.DIVERGED : TrialStatus.DONE,
        result.reason(),
        result.epochs(),
        result.validation(),
        result.test());
  }

  /** The outcome of a trial that ended with an error. */
  public static Outcome failed(String reason) {
    return new Outcome(TrialStatus.FAILED, reason, List.of(), Optional.empty(), Optional.empty());
  }

  /** The outcome of a pruned trial. */
  public static Outcome pruned(String reason) {
    return new Outcome(TrialStatus.PRUNED, reason, List.of(), Optional.empty(), Optional.empty());
  }

  /** Without the probabilities of all classes that a trial does not keep. */
  public Outcome asKeptOf(PlannedTrial trial) {
    boolean ofTest = trial.isRefit() && trial.keepsProbabilities();
    boolean ofValidation = !trial.isRefit() && trial.keepsProbabilities();
    return new Outcome(
        status,
        reason,
        epochs,
        validation.map(own -> ofValidation ? own : own.withoutProbabilities()),
        test.map(own -> ofTest ? own : own.withoutProbabilities()));
  }

  public boolean isDone() {
    return status == TrialStatus.DONE;
  }

  /** Score on the validation rows; empty unless the trial is done and was evaluated. */
  public Optional<Float> score(Score score) {
    return validation.filter(evaluated -> isDone()).map(score::of);
  }

  /** Whether another training would give the same outcome. */
  public boolean isFinal() {
    return isDone() || status == TrialStatus.DIVERGED;
  }
}
