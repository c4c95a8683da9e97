package io.github.foldwise.split;

import java.util.Arrays;
import java.util.Comparator;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * Assigns whole groups to folds so that each class is spread evenly, in scikit-learn's steps and
 * with NumPy's sums: groups that tie by one rounding of a sum would else go to other folds.
 */
final class GroupSpread {
  private static final double RELATIVE = 1e-5; // of numpy.isclose
  private static final double ABSOLUTE = 1e-8;

  private final int[] ofRows; // position of each row's group
  private final int folds;
  private final double[] rowsOfClass;
  private final double[][] ofGroups; // rows of each class in each group
  private final double[][] ofFolds; // and in each fold so far
  private final double[] size; // rows in each fold so far

  GroupSpread(int[] labels, int[] ofRows, int folds) {
    int[] classes = IntStream.of(labels).sorted().distinct().toArray();
    int groups = IntStream.of(ofRows).max().orElse(-1) + 1;
    this.ofRows = ofRows;
    this.folds = folds;
    this.rowsOfClass = new double[classes.length];
    this.ofGroups = new double[groups][classes.length];
    this.ofFolds = new double[folds][classes.length];
    this.size = new double[folds];
    for (int row = 0; row < labels.length; row++) {
      int position = Arrays.binarySearch(classes, labels[row]);
      rowsOfClass[position]++;
      ofGroups[ofRows[row]][position]++;
    }
  }

  /** The fold of each row, from 0. */
  int[] assign(Optional<MersenneTwister> random) {
    int[] foldOfGroup = new int[ofGroups.length];
    for (int group : order(random)) {
      int best = best(ofGroups[group]);
      add(ofGroups[group], best, 1);
      foldOfGroup[group] = best;
    }
    return IntStream.of(ofRows).map(group -> foldOfGroup[group]).toArray();
  }

  /** The least balanced groups first; equal ones stay in their order, or as shuffled. */
  private int[] order(Optional<MersenneTwister> random) {
    int[] order =
        random
            .map(generator -> generator.permutation(ofGroups.length))
            .orElseGet(() -> IntStream.range(0, ofGroups.length).toArray());
    double[] deviations =
        Arrays.stream(ofGroups).mapToDouble(NumpySums::standardDeviation).toArray();
    return Arrays.stream(order)
        .boxed()
        .sorted(Comparator.comparingDouble(group -> -deviations[group]))
        .mapToInt(group -> group)
        .toArray();
  }

  /**
   * The fold that spreads the classes most evenly; of about equal ones the one with fewest rows.
   */
  private int best(double[] group) {
    int best = -1;
    double least = Double.POSITIVE_INFINITY;
    double fewest = Double.POSITIVE_INFINITY;
    for (int fold = 0; fold < folds; fold++) {
      double rows = size[fold];
      add(group, fold, 1);
      double unevenness = unevenness();
      add(group, fold, -1);
      if (unevenness < least || (areClose(unevenness, least) && rows < fewest)) {
        best = fold;
        least = unevenness;
        fewest = rows;
      }
    }
    return best;
  }

  /** Mean over the classes of the standard deviation of their shares in the folds. */
  private double unevenness() {
    double[] deviations = new double[rowsOfClass.length];
    for (int position = 0; position < deviations.length; position++) {
      double[] shares = new double[folds];
      for (int fold = 0; fold < folds; fold++) {
        shares[fold] = ofFolds[fold][position] / rowsOfClass[position];
      }
      deviations[position] =
          deviations.length == 1 // NumPy then sums a contiguous column
              ? NumpySums.standardDeviation(shares)
              : NumpySums.standardDeviationInOrder(shares);
    }
    return NumpySums.sum(deviations) / deviations.length;
  }

  private void add(double[] group, int fold, int sign) {
    for (int position = 0; position < group.length; position++) {
      ofFolds[fold][position] += sign * group[position];
      size[fold] += sign * group[position];
    }
  }

  private static boolean areClose(double one, double other) {
    return Math.abs(one - other) <= ABSOLUTE + RELATIVE * Math.abs(other);
  }
}
