package io.github.foldwise.run.plan;

import io.github.foldwise.experiment.CheckedExperiment;
import io.github.foldwise.reports.records.RefitRow;
import io.github.foldwise.reports.records.TrialStatus;
import io.github.foldwise.trial.ConfusionMatrix;
import io.github.foldwise.trial.Evaluation;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * The best variant on all training rows, as soon as it is known which one that is.
 *
 * @param trial trains it, and looks at the test rows once
 * @param candidates number of variants that it was chosen from
 */
public record Refit(PlannedTrial trial, int candidates) {

  /** Empty where none is asked for, or a trial by which is chosen has not ended. */
  public static Optional<Refit> of(
      CheckedExperiment experiment, Plan plan, Function<PlannedTrial, Optional<Outcome>> outcomes) {
    if (!experiment.protocol().refitsBest()) {
      return Optional.empty();
    }
    Set<String> candidates =
        plan.candidates().stream()
            .map(candidate -> candidate.variant().name())
            .collect(Collectors.toSet());
    List<PlannedTrial> trials =
        plan.trials().stream()
            .filter(trial -> candidates.contains(trial.variant().variant().name()))
            .toList();
    return Selection.of(trials, outcomes)
        .map(best -> new Refit(plan.refit(best.variant()), best.candidates()));
  }

  /** The row of {@code refit.csv}; empty where it did not end well. */
  public Optional<RefitRow> row(Outcome outcome) {
    return outcome
        .test()
        .filter(judged -> outcome.status() == TrialStatus.DONE)
        .map(judged -> row(outcome, judged));
  }

  private RefitRow row(Outcome outcome, Evaluation judged) {
    return new RefitRow(
        trial.variant().variant().name(),
        candidates,
        trial.seed(),
        outcome.epochs().size(),
        trial.learntRows(),
        rows(judged.confusion()),
        judged.scores().accuracy(),
        judged.scores().loss(),
        judged.scores().dataLoss());
  }

  private static int rows(ConfusionMatrix matrix) {
    long rows = 0;
    for (int truth = 0; truth < matrix.classes(); truth++) {
      for (int predicted = 0; predicted < matrix.classes(); predicted++) {
        rows += matrix.count(truth, predicted);
      }
    }
    return Math.toIntExact(rows);
  }
}
