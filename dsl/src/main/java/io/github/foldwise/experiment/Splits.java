package io.github.foldwise.experiment;

import io.github.foldwise.check.Problem;
import io.github.foldwise.data.ImageData;
import io.github.foldwise.split.Fold;
import io.github.foldwise.split.Folds;
import io.github.foldwise.split.Rows;
import io.github.foldwise.training.Training;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Divides the rows of one data set, once per rule. */
final class Splits {
  /** The folds of one rule, its problems and its warnings. */
  record Split(List<Fold> folds, List<Problem> problems, List<Warning> warnings) {}

  private static final String FIX = "Fix the rule that divides the rows.";

  private final int[] labels;
  private final Map<Folds, Split> known = new HashMap<>();

  Splits(int[] labels) {
    this.labels = labels;
  }

  Split of(Folds rule) {
    return known.computeIfAbsent(rule, this::split);
  }

  /** The warnings of a rule, and of the share that a training holds out of its folds. */
  List<Warning> warnings(Folds rule, Optional<Training> training, ImageData data) {
    Split split = of(rule);
    List<Warning> warnings = new ArrayList<>(split.warnings());
    training
        .map(declared -> new ClassesOfFolds(labels, rule, split.folds()).warnings(declared, data))
        .ifPresent(warnings::addAll);
    return warnings;
  }

  private Split split(Folds rule) {
    List<Problem> problems = new ArrayList<>();
    Declaration.guard("folds", () -> rule.problems(labels), problems::add)
        .ifPresent(problems::addAll);
    if (!problems.isEmpty()) {
      return new Split(List.of(), problems, List.of());
    }
    List<Fold> folds =
        Declaration.guard("folds", () -> List.copyOf(rule.split(labels)), problems::add)
            .orElse(List.of());
    folds.forEach(fold -> check(fold, problems));
    if (!problems.isEmpty()) {
      return new Split(folds, problems, List.of());
    }
    ClassesOfFolds classes = new ClassesOfFolds(labels, rule, folds);
    return new Split(folds, classes.problems(), classes.warnings());
  }

  private void check(Fold fold, List<Problem> problems) {
    String place = "fold " + fold.index();
    requireRows(place, "training", fold.training(), problems);
    requireRows(place, "validation", fold.validation(), problems);
    if (!isInside(fold.training(), place, problems)
        || !isInside(fold.validation(), place, problems)) {
      return;
    }
    BitSet trained = new BitSet(labels.length);
    for (int i = 0; i < fold.training().size(); i++) {
      trained.set(fold.training().get(i));
    }
    for (int i = 0; i < fold.validation().size(); i++) {
      int row = fold.validation().get(i);
      if (trained.get(row)) {
        problems.add(
            Problem.of(
                place,
                "validation rows that are not trained on",
                "row %s in both".formatted(row),
                FIX));
        return;
      }
    }
  }

  /** Whether all rows are those of the data; the first other one is a problem. */
  private boolean isInside(Rows rows, String place, List<Problem> problems) {
    for (int i = 0; i < rows.size(); i++) {
      int row = rows.get(i);
      if (row < 0 || row >= labels.length) {
        problems.add(
            Problem.of(
                place, "rows from 0 to %s".formatted(labels.length - 1), String.valueOf(row), FIX));
        return false;
      }
    }
    return true;
  }

  private static void requireRows(String place, String what, Rows rows, List<Problem> problems) {
    if (rows.size() == 0) {
      problems.add(
          Problem.of(
              place,
              "at least 1 %s row".formatted(what),
              "none",
              "Choose fewer folds, or give more training rows."));
    }
  }
}
