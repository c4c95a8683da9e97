package io.github.foldwise.experiment;

import io.github.foldwise.check.Problem;
import io.github.foldwise.experiment.Published.Figure;
import io.github.foldwise.guard.Suggestions;
import io.github.foldwise.sweep.Ablation;
import io.github.foldwise.sweep.Variant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Checks published figures, and finds the row of each. */
final class PublishedCheck {
  private final Experiment experiment;
  private final List<Problem> problems = new ArrayList<>();
  private final List<Figure> found = new ArrayList<>();
  private final Set<List<String>> rows = new HashSet<>();
  private final Optional<Published> published;

  PublishedCheck(Experiment experiment) {
    this.experiment = experiment;
    Optional<Published> declared =
        Declaration.guard("published", experiment::published, problems::add)
            .orElse(Optional.empty());
    declared.ifPresent(figures -> figures.figures().forEach(this::check));
    published = declared.map(figures -> new Published(figures.source(), found));
  }

  List<Problem> problems() {
    return problems;
  }

  /** The figures by trained variant: a row that changes nothing is the baseline. */
  Optional<Published> published() {
    return published;
  }

  private void check(Figure figure) {
    Optional<Ablation> table =
        experiment.ablations().stream()
            .filter(ablation -> ablation.name().equals(figure.table()))
            .findFirst();
    if (table.isEmpty()) {
      List<String> known = experiment.ablations().stream().map(Ablation::name).toList();
      problems.add(Suggestions.unknown("table of published(…)", figure.table(), known));
      return;
    }
    checkNumbers(figure);
    table.get().variants().stream()
        .filter(variant -> variant.name().equals(figure.variant()))
        .findFirst()
        .ifPresentOrElse(variant -> add(figure, variant), () -> refuse(figure, table.get()));
  }

  private void add(Figure figure, Variant variant) {
    if (!rows.add(List.of(figure.table(), figure.variant()))) {
      problems.add(
          Problem.of(
              place(figure), "one figure of each row", "a second one", "Keep one of the two."));
    }
    found.add(
        new Figure(
            figure.table(),
            experiment.orBaseline(variant).name(),
            figure.accuracy(),
            figure.loss(),
            figure.chosen()));
  }

  private void refuse(Figure figure, Ablation table) {
    List<String> known = table.variants().stream().map(Variant::name).toList();
    problems.add(
        Suggestions.unknown(
            "row of published(…) in table " + table.name(), figure.variant(), known));
  }

  private void checkNumbers(Figure figure) {
    if (!(figure.accuracy() >= 0 && figure.accuracy() <= 1)) {
      problems.add(
          Problem.of(
              place(figure),
              "an accuracy in [0,1]",
              String.valueOf(figure.accuracy()),
              "Write 91.2 % as 0.912."));
    }
    if (!Double.isFinite(figure.loss())) {
      problems.add(
          Problem.of(
              place(figure),
              "a loss that is a number",
              String.valueOf(figure.loss()),
              "Leave the row out if no loss was published."));
    }
  }

  private static String place(Figure figure) {
    return "published(…) for %s of table %s".formatted(figure.variant(), figure.table());
  }
}
