package io.github.foldwise.split;

import static java.util.Objects.requireNonNull;

import io.github.foldwise.check.Problem;
import io.github.foldwise.check.RefusedException;
import java.util.List;
import java.util.stream.IntStream;

/** As many folds as rows, each validated on one: the same as scikit-learn's {@code LeaveOneOut}. */
public record LeaveOneOut() implements Folds {
  @Override
  public List<Fold> split(int[] labels) {
    RefusedException.throwIfAny(problems(labels));
    return IntStream.range(0, labels.length)
        .mapToObj(row -> new Fold(row + 1, Rows.allBut(labels.length, row), Rows.of(row)))
        .toList();
  }

  @Override
  public List<Problem> problems(int[] labels) {
    requireNonNull(labels, "labels");
    return FoldProblems.all(FoldProblems.rows(labels.length));
  }

  @Override
  public String describe() {
    return "leave-one-out";
  }

  @Override
  public String toString() {
    return describe();
  }
}
