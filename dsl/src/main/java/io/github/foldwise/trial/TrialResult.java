package io.github.foldwise.trial;

import java.util.List;
import java.util.Optional;

/**
 * How a trial ended.
 *
 * @param diverged whether the loss became NaN or infinite, which ends a trial early
 * @param reason why it diverged; empty if it did not
 * @param epochs completed epochs
 * @param validation of the final weights, on the rows that the fold holds out; empty without such
 *     rows
 * @param test of the final weights, on the test rows; empty if the task has none
 * @param interventions what a listener changed; empty if task and seed alone decided everything
 */
public record TrialResult(
    boolean diverged,
    String reason,
    List<EpochResult> epochs,
    Optional<Evaluation> validation,
    Optional<Evaluation> test,
    List<Intervention> interventions) {
  public TrialResult {
    epochs = List.copyOf(epochs);
    interventions = List.copyOf(interventions);
  }

  /** The end of a trial in which no listener intervened. */
  public TrialResult(
      boolean diverged,
      String reason,
      List<EpochResult> epochs,
      Optional<Evaluation> validation,
      Optional<Evaluation> test) {
    this(diverged, reason, epochs, validation, test, List.of());
  }
}
