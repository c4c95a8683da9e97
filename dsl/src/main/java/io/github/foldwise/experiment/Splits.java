package io.github.foldwise.experiment;

import io.github.foldwise.check.Problem;
import io.github.foldwise.split.Fold;
import io.github.foldwise.split.Folds;
import io.github.foldwise.split.Rows;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Divides the rows of one data set, once for all variants that divide them alike. */
final class Splits {
  /** The folds of one rule, or what is wrong with it. */
  record Split(List<Fold> folds, List<Problem> problems) {}

  private final int[] labels;
  private final Map<Folds, Split> known = new HashMap<>();

  Splits(int[] labels) {
    this.labels = labels;
  }

  Split of(Folds rule) {
    return known.computeIfAbsent(rule, this::split);
  }

  private Split split(Folds rule) {
    List<Problem> problems = new ArrayList<>(rule.problems(labels));
    if (!problems.isEmpty()) {
      return new Split(List.of(), problems);
    }
    List<Fold> folds =
        Declaration.guard("folds", () -> rule.split(labels), problems::add).orElse(List.of());
    folds.forEach(fold -> check(fold, problems));
    return new Split(folds, problems);
  }

  private void check(Fold fold, List<Problem> problems) {
    String place = "fold " + fold.index();
    requireRows(place, "training", fold.training(), problems);
    requireRows(place, "validation", fold.validation(), problems);
    boolean[] learnt = new boolean[labels.length];
    for (int row : fold.training().toArray()) {
      if (row < 0 || row >= labels.length) {
        problems.add(outside(place, row));
        return;
      }
      learnt[row] = true;
    }
    for (int row : fold.validation().toArray()) {
      if (row < 0 || row >= labels.length) {
        problems.add(outside(place, row));
        return;
      }
      if (learnt[row]) {
        problems.add(
            Problem.of(
                place,
                "validation rows that are not trained on",
                "row %d in both".formatted(row),
                "Mend the rule that divides the rows."));
        return;
      }
    }
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

  private Problem outside(String place, int row) {
    return Problem.of(
        place,
        "rows from 0 to %d".formatted(labels.length - 1),
        String.valueOf(row),
        "Mend the rule that divides the rows.");
  }
}
