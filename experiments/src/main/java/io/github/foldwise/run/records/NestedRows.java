package io.github.foldwise.run.records;

import io.github.foldwise.reports.records.NestedRow;
import io.github.foldwise.reports.records.TrialStatus;
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

/** What was selected within each fold, and how it did on the rows that the fold holds out. */
final class NestedRows {
  private final Plan plan;
  private final Function<PlannedTrial, Optional<Outcome>> outcomes;

  /** A fold of a repeat. */
  private record Place(int repeat, int fold) {}

  private NestedRows(Plan plan, Function<PlannedTrial, Optional<Outcome>> outcomes) {
    this.plan = plan;
    this.outcomes = outcomes;
  }

  /** By repeat and fold; a fold whose trials have not all ended has no row yet. */
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
    return judged(place, name)
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

  /** Accuracy of the variant's own trial in this place, on rows that no selection has seen. */
  private Optional<Float> judged(Place place, String name) {
    return plan.trials().stream()
        .filter(trial -> trial.variant().variant().name().equals(name))
        .filter(trial -> trial.repeat() == place.repeat())
        .filter(trial -> trial.fold().index() == place.fold())
        .findFirst()
        .flatMap(outcomes)
        .filter(outcome -> outcome.status() == TrialStatus.DONE)
        .flatMap(Outcome::validation)
        .map(judged -> judged.scores().accuracy());
  }
}
