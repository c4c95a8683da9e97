package io.github.foldwise.run.records;

import io.github.foldwise.reports.records.NestedRow;
import io.github.foldwise.run.plan.Outcome;
import io.github.foldwise.run.plan.Plan;
import io.github.foldwise.run.plan.PlannedTrial;
import io.github.foldwise.run.plan.Selection;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** The variant selected within each fold, and its accuracy on the fold's held-out rows. */
final class NestedRows {
  private final Plan plan;
  private final Function<PlannedTrial, Optional<Outcome>> outcomes;

  /** A fold of a repeat. */
  private record Place(int repeat, int fold) {}

  private NestedRows(Plan plan, Function<PlannedTrial, Optional<Outcome>> outcomes) {
    this.plan = plan;
    this.outcomes = outcomes;
  }

  /** By repeat and fold; a fold with unfinished trials has no row yet. */
  static List<NestedRow> of(Plan plan, Function<PlannedTrial, Optional<Outcome>> outcomes) {
    return new NestedRows(plan, outcomes).rows();
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
                Selection.of(entry.getValue(), outcomes)
                    .flatMap(selected -> row(entry.getKey(), selected))
                    .stream())
        .toList();
  }

  private Optional<NestedRow> row(Place place, Selection selected) {
    String name = selected.variant().variant().name();
    return evaluated(place, name)
        .map(
            accuracy ->
                new NestedRow(
                    place.repeat(),
                    place.fold(),
                    name,
                    selected.candidates(),
                    selected.accuracy(),
                    accuracy));
  }

  /** Accuracy of the variant's own trial on this fold, on rows that no selection has seen. */
  private Optional<Float> evaluated(Place place, String name) {
    return plan.trials().stream()
        .filter(trial -> trial.variant().variant().name().equals(name))
        .filter(trial -> trial.repeat() == place.repeat())
        .filter(trial -> trial.fold().index() == place.fold())
        .findFirst()
        .flatMap(outcomes)
        .flatMap(Outcome::accuracy);
  }
}
