package io.github.foldwise.metrics;

import io.github.foldwise.trial.ConfusionMatrix;
import java.util.Arrays;
import java.util.List;
import java.util.function.IntToDoubleFunction;
import java.util.stream.IntStream;

/**
 * The weight of each pair of true and predicted class: a confusion matrix whose rows may be
 * weighted, or shares of one. Immutable.
 */
public final class Contingency {
  private final double[][] cells; // [true][predicted]
  private final boolean weighted;

  private Contingency(double[][] cells, boolean weighted) {
    this.cells = cells;
    this.weighted = weighted;
  }

  /** What a cell is divided by. */
  public enum Share {
    /** The sum of the row: shares of a true class. */
    OF_TRUE,
    /** The sum of the column: shares of a predicted class. */
    OF_PREDICTED,
    /** The sum of all cells. */
    OF_ALL
  }

  /** Counts as they are. */
  public static Contingency of(ConfusionMatrix counts) {
    int classes = counts.classes();
    double[][] cells = new double[classes][classes];
    for (int truth = 0; truth < classes; truth++) {
      for (int predicted = 0; predicted < classes; predicted++) {
        cells[truth][predicted] = counts.count(truth, predicted);
      }
    }
    return new Contingency(cells, false);
  }

  static Contingency of(EvaluatedRows rows) {
    double[][] cells = new double[rows.classes()][rows.classes()];
    for (int row = 0; row < rows.size(); row++) {
      cells[rows.label(row)][rows.predicted(row)] += rows.weight(row);
    }
    return new Contingency(cells, rows.isWeighted());
  }

  /** Number of classes. */
  public int classes() {
    return cells.length;
  }

  /** Weight of the rows of class {@code truth} that were predicted as {@code predicted}. */
  public double at(int truth, int predicted) {
    return cells[truth][predicted];
  }

  /** Weight of the rows whose true class this is. */
  public double ofTrue(int label) {
    return Arrays.stream(cells[label]).sum();
  }

  /** Weight of the rows that were predicted as this class. */
  public double ofPredicted(int label) {
    return sum(truth -> cells[truth][label]);
  }

  /** Weight of all rows. */
  public double total() {
    return sum(this::ofTrue);
  }

  /** The cells as shares of their rows, columns or all; 0 if the divisor is 0. */
  public Contingency share(Share share) {
    double all = total();
    double[][] shares = new double[classes()][classes()];
    for (int truth = 0; truth < classes(); truth++) {
      for (int predicted = 0; predicted < classes(); predicted++) {
        double whole =
            switch (share) {
              case OF_TRUE -> ofTrue(truth);
              case OF_PREDICTED -> ofPredicted(predicted);
              case OF_ALL -> all;
            };
        shares[truth][predicted] = whole == 0 ? 0 : cells[truth][predicted] / whole;
      }
    }
    return new Contingency(shares, true);
  }

  /** The classes that are true or predicted somewhere, ascending. */
  public List<Integer> occurring() {
    return IntStream.range(0, classes())
        .filter(label -> ofTrue(label) != 0 || ofPredicted(label) != 0)
        .boxed()
        .toList();
  }

  /** Only these classes, in this order, renumbered from 0. */
  public Contingency among(List<Integer> labels) {
    double[][] kept = new double[labels.size()][labels.size()];
    for (int i = 0; i < kept.length; i++) {
      for (int j = 0; j < kept.length; j++) {
        kept[i][j] = cells[labels.get(i)][labels.get(j)];
      }
    }
    return new Contingency(kept, weighted);
  }

  /** Whether cells may be other than whole counts. */
  boolean isWeighted() {
    return weighted;
  }

  double sum(IntToDoubleFunction ofClass) {
    return IntStream.range(0, classes()).mapToDouble(ofClass).sum();
  }

  @Override
  public String toString() {
    return Arrays.deepToString(cells);
  }
}
