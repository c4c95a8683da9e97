package io.github.foldwise.metrics;

import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Area under the receiver operating characteristic of one class against the others: the probability
 * that a row of the class gets a larger probability of it than another row, ties counting half.
 */
final class AreaUnderCurve {
  private final EvaluatedRows rows;

  AreaUnderCurve(EvaluatedRows rows) {
    this.rows = rows;
  }

  /** NaN if all weight is on rows of the class, or none. */
  double of(int label) {
    List<Integer> ascending =
        IntStream.range(0, rows.size())
            .boxed()
            .sorted(Comparator.comparingDouble(row -> rows.probability(row, label)))
            .toList();
    double below = 0; // weight of other rows with a smaller probability
    double ofClass = 0;
    double ordered = 0; // weight of pairs in order
    for (int from = 0; from < ascending.size(); ) {
      int to = endOfTie(ascending, from, label);
      double tiedOfClass = 0;
      double tiedOthers = 0;
      for (int row : ascending.subList(from, to)) {
        if (rows.label(row) == label) {
          tiedOfClass += rows.weight(row);
        } else {
          tiedOthers += rows.weight(row);
        }
      }
      ordered += tiedOfClass * (below + tiedOthers / 2);
      below += tiedOthers;
      ofClass += tiedOfClass;
      from = to;
    }
    return ordered / (ofClass * below);
  }

  /** The mean over the classes; NaN if a class has no row. */
  double macro() {
    return IntStream.range(0, rows.classes()).mapToDouble(this::of).sum() / rows.classes();
  }

  /** The mean over the classes that have rows, each weighing what it has of them. */
  double weighted() {
    Contingency table = Contingency.of(rows);
    double sum = table.sum(label -> table.ofTrue(label) == 0 ? 0 : table.ofTrue(label) * of(label));
    return sum / table.total();
  }

  private int endOfTie(List<Integer> ascending, int from, int label) {
    double probability = rows.probability(ascending.get(from), label);
    int to = from + 1;
    while (to < ascending.size() && rows.probability(ascending.get(to), label) == probability) {
      to++;
    }
    return to;
  }
}
