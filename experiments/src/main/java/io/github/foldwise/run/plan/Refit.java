package io.github.foldwise.run.plan;

import io.github.foldwise.experiment.CheckedExperiment;
import io.github.foldwise.metrics.Score;
import io.github.foldwise.reports.records.RefitRow;
import io.github.foldwise.trial.ConfusionMatrix;
import io.github.foldwise.trial.Evaluation;
import io.github.foldwise.trial.Scores;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Training of the best of some candidates on all training rows, once it is known; the trial
 * evaluates the test rows once, if there are some.
 */
public record Refit(PlannedTrial trial, int candidates, Score score) {

  /** Empty if no refit is declared, or a trial that decides the selection has not ended. */
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
    Score score = experiment.protocol().score();
    return Selection.of(trials, outcomes, score)
        .map(best -> new Refit(plan.refit(best.variant()), best.candidates(), score));
  }

  /** The row of {@code refit.csv}; empty if it did not end well. */
  public Optional<RefitRow> row(Outcome outcome) {
    if (!outcome.isDone()) {
      return Optional.empty();
    }
    Optional<Scores> test = outcome.test().map(Evaluation::scores);
    return Optional.of(
        new RefitRow(
            trial.variant().variant().name(),
            candidates,
            trial.seed(),
            outcome.epochs().size(),
            trial.trainedRows(),
            outcome.test().stream().mapToInt(evaluated -> rows(evaluated.confusion())).findFirst(),
            test.map(Scores::accuracy),
            test.map(Scores::loss),
            test.map(Scores::dataLoss),
            outcome.test().map(score::of)));
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
