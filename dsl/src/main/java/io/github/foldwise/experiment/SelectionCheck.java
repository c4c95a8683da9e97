package io.github.foldwise.experiment;

import io.github.foldwise.check.Problem;
import io.github.foldwise.data.ImageData;
import io.github.foldwise.guard.Findings;
import io.github.foldwise.split.Fold;
import io.github.foldwise.split.Folds;
import io.github.foldwise.split.Rows;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Checks selection within folds, and the refit. */
final class SelectionCheck {
  private static final String NESTED = "nested(folds)";

  private final CheckedExperiment experiment;
  private final ImageData data;
  private final int[] labels;
  private final List<CheckedVariant> candidates;
  private final Findings findings = new Findings();

  SelectionCheck(CheckedExperiment experiment) {
    this.experiment = experiment;
    this.data = experiment.data().training();
    this.labels = data.labels();
    this.candidates = experiment.protocol().selects() ? experiment.candidates() : List.of();
  }

  List<Problem> problems() {
    experiment.protocol().inner().ifPresent(this::checkNested);
    if (experiment.protocol().refitsBest()) {
      checkRefit();
    }
    return findings.problems();
  }

  private void checkNested(Folds rule) {
    if (candidates.size() < 2) {
      findings.refuse(
          NESTED,
          "at least 2 variants with the baseline's folds to select from",
          candidates.size(),
          "Add an ablation, or leave nested(folds) out.");
    }
    experiment
        .protocol()
        .pruning()
        .ifPresent(
            pruning ->
                findings.refuse(
                    NESTED,
                    "every variant on every fold",
                    "prune(" + pruning + "), which drops some by rows that must not select",
                    "Leave one of the two out."));
    experiment.baseline().folds().stream()
        .map(fold -> problems(rule, fold))
        .filter(found -> !found.isEmpty())
        .findFirst() // other folds have about the same problems
        .ifPresent(all -> all.forEach(findings::add));
  }

  private List<Problem> problems(Folds rule, Fold outer) {
    String place = NESTED + " in fold " + outer.index();
    List<Problem> found = new ArrayList<>();
    int[] inner = outer.trainingLabels(labels);
    Folds read =
        Declaration.guard(place, () -> outer.innerRule(rule, data.texts()), found::add)
            .orElse(rule);
    if (!found.isEmpty()) {
      return found;
    }
    Optional<List<Problem>> ofRule =
        Declaration.guard(place, () -> read.problems(inner), found::add);
    ofRule.ifPresent(all -> all.forEach(problem -> found.add(problem.within(place))));
    if (!found.isEmpty()) {
      return found;
    }
    List<Fold> folds =
        Declaration.guard(place, () -> outer.inner(read, labels), found::add).orElse(List.of());
    new ClassesOfFolds(inner, read, read.split(inner))
        .problems()
        .forEach(problem -> found.add(problem.within(place)));
    candidates.stream()
        .flatMap(
            variant ->
                folds.stream()
                    .flatMap(
                        fold ->
                            variant
                                .training()
                                .problems(
                                    variant.model(),
                                    data,
                                    fold.training(),
                                    fold.validation().size())
                                .stream()))
        .distinct()
        .forEach(problem -> found.add(problem.within(place)));
    return found;
  }

  private void checkRefit() {
    candidates.stream()
        .flatMap(
            variant ->
                variant
                    .training()
                    .problems(variant.model(), data, Rows.all(data.rows()), 0)
                    .stream())
        .distinct()
        .forEach(problem -> findings.add(problem.within("refitBest()")));
  }
}
