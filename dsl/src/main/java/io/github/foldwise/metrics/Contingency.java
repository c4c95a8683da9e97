package io.github.foldwise.metrics;

import io.github.foldwise.trial.ConfusionMatrix;
import java.util.Arrays;
import java.util.BitSet;
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
  private final List<Integer> occurring;

  private Contingency(double[][] cells, boolean weighted, List<Integer> occurring) {
    this.cells = cells;
    this.weighted = weighted;
    this.occurring = occurring;
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
    BitSet occurring = new BitSet();
    for (int truth = 0; truth < classes; truth++) {
      for (int predicted = 0; predicted < classes; predicted++) {
        cells[truth][predicted] = counts.count(truth, predicted);
        if (counts.count(truth, predicted) > 0) {
          occurring.set(truth);
          occurring.set(predicted);
        }
      }
    }
    return new Contingency(cells, false, occurring.stream().boxed().toList());
  }

  static Contingency of(EvaluatedRows rows) {
    double[][] cells = new double[rows.classes()][rows.classes()];
    BitSet occurring = new BitSet();
    for (int row = 0; row < rows.size(); row++) {
      cells[rows.label(row)][rows.predicted(row)] += rows.weight(row);
      occurring.set(rows.label(row));
      occurring.set(rows.predicted(row));
    }
    return new Contingency(cells, rows.isWeighted(), occurring.stream().boxed().toList());
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
    return new Contingency(shares, true, occurring);
  }

  /**
   * The classes that some row has or was predicted as, ascending, whatever the row's weight:
   * scikit-learn's default {@code labels}. Averages are over these classes.
   */
  public List<Integer> occurring() {
    return occurring;
  }

  /** Only these classes, in this order, renumbered from 0; averages are over all of them. */
  public Contingency among(List<Integer> labels) {
    double[][] kept = new double[labels.size()][labels.size()];
    for (int i = 0; i < kept.length; i++) {
      for (int j = 0; j < kept.length; j++) {
        kept[i][j] = cells[labels.get(i)][labels.get(j)];
      }
    }
    return new Contingency(kept, weighted, IntStream.range(0, labels.size()).boxed().toList());
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
