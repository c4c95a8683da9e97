package io.github.foldwise.split;

import static java.util.Objects.requireNonNull;

import io.github.foldwise.check.Problem;
import io.github.foldwise.check.RefusedException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * One fold for each choice of p rows, which it validates: the same as scikit-learn's {@code
 * LeavePOut}. For n rows that are n! / (p! (n − p)!) folds, at most 100,000.
 *
 * @param p rows that each fold validates, from 1 to n − 1
 */
public record LeavePOut(int p) implements Folds {
  private static final int MOST_FOLDS = 100_000;

  @Override
  public List<Fold> split(int[] labels) {
    RefusedException.throwIfAny(problems(labels));
    List<Fold> split = new ArrayList<>();
    int[] chosen = IntStream.range(0, p).toArray();
    do {
      int[] leftOut = chosen.clone();
      split.add(new Fold(split.size() + 1, Rows.allBut(labels.length, leftOut), Rows.of(leftOut)));
    } while (next(chosen, labels.length));
    return List.copyOf(split);
  }

  /** The next choice in lexicographic order; false after the last. */
  private static boolean next(int[] chosen, int rows) {
    int last = chosen.length - 1;
    while (last >= 0 && chosen[last] == rows - chosen.length + last) {
      last--;
    }
    if (last < 0) {
      return false;
    }
    chosen[last]++;
    for (int i = last + 1; i < chosen.length; i++) {
      chosen[i] = chosen[i - 1] + 1;
    }
    return true;
  }

  @Override
  public List<Problem> problems(int[] labels) {
    int rows = requireNonNull(labels, "labels").length;
    return FoldProblems.all(
        FoldProblems.rows(rows).or(() -> leftOut(rows)).or(() -> choices(rows)));
  }

  private Optional<Problem> leftOut(int rows) {
    return p >= 1 && p < rows
        ? Optional.empty()
        : FoldProblems.refused(
            "rows left out",
            "from 1 to %s, because there are %s rows".formatted(rows - 1, rows),
            String.valueOf(p),
            "Choose a number in that range; 1 and 2 are usual.");
  }

  /** More folds than this fit no plan. */
  private Optional<Problem> choices(int rows) {
    int factors = Math.min(p, rows - p);
    long choices = 1;
    for (int i = 1; i <= factors && choices <= MOST_FOLDS; i++) {
      choices = choices * (rows - factors + i) / i;
    }
    return choices <= MOST_FOLDS
        ? Optional.empty()
        : FoldProblems.refused(
            "folds",
            "at most " + MOST_FOLDS,
            "more: each choice of %s of %s rows".formatted(p, rows),
            "Leave out fewer rows, or choose kFold or shuffleSplit.");
  }

  @Override
  public String describe() {
    return "leave-p-out, p = " + p;
  }

  @Override
  public String toString() {
    return describe();
  }

  @Override
  public String remedyForClasses() {
    return "Leave out fewer rows, or choose stratified folds.";
  }
}
