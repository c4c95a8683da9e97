package io.github.foldwise.run.records;

import io.github.foldwise.metrics.Score;
import io.github.foldwise.reports.records.NestedRow;
import io.github.foldwise.run.plan.Outcome;
import io.github.foldwise.run.plan.Plan;
import io.github.foldwise.run.plan.PlannedTrial;
import io.github.foldwise.run.plan.Selection;
import io.github.foldwise.trial.Evaluation;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.Function;

/** The variant selected within each fold, and its figures on the fold's held-out rows. */
final class NestedRows {
  private final Plan plan;
  private final Function<PlannedTrial, Optional<Outcome>> outcomes;
  private final Score score;

  /** A fold of a repeat. */
  private record Place(int repeat, int fold) {}

  private NestedRows(Plan plan, Function<PlannedTrial, Optional<Outcome>> outcomes, Score score) {
    this.plan = plan;
    this.outcomes = outcomes;
    this.score = score;
  }

  /** By repeat and fold; a fold with unfinished trials has no row yet. */
  static List<NestedRow> of(
      Plan plan, Function<PlannedTrial, Optional<Outcome>> outcomes, Score score) {
    return new NestedRows(plan, outcomes, score).rows();
  }

  private List<NestedRow> rows() {
    Map<Place, List<PlannedTrial>> inner = new LinkedHashMap<>();
    plan.inner()
        .forEach(
            trial ->
                inner
                    .computeIfAbsent(
                        new Place(trial.trial().repeat(), trial.outer()),
                        place -> new ArrayList<>())
                    .add(trial.trial()));
    return inner.entrySet().stream()
        .flatMap(
            entry ->
                Selection.of(entry.getValue(), outcomes, score)
                    .flatMap(selected -> row(entry.getKey(), selected))
                    .stream())
        .toList();
  }

  private Optional<NestedRow> row(Place place, Selection selected) {
    String name = selected.variant().variant().name();
    return evaluated(place, name)
        .map(
            evaluation ->
                new NestedRow(
                    place.repeat(),
                    place.fold(),
                    name,
                    selected.candidates(),
                    selected.accuracy(),
                    evaluation.scores().accuracy(),
                    OptionalDouble.of(selected.score()),
                    Optional.of(score.of(evaluation))));
  }

  /** The variant's own trial on this fold, on rows that no selection has seen. */
  private Optional<Evaluation> evaluated(Place place, String name) {
    return plan.trials().stream()
        .filter(trial -> trial.variant().variant().name().equals(name))
        .filter(trial -> trial.repeat() == place.repeat())
        .filter(trial -> trial.fold().index() == place.fold())
        .findFirst()
        .flatMap(outcomes)
        .filter(Outcome::isDone)
        .flatMap(Outcome::validation);
  }
}
