package io.github.foldwise.split;

import java.util.List;

/**
 * One way to divide the rows.
 *
 * @param index from 1
 *     <p>The rows stand in the order in which scikit-learn gives them: ascending where every row is
 *     judged once (k-fold and its kin), in the order drawn where a rule shuffles and cuts ({@link
 *     ShuffleSplit}, {@link StratifiedShuffleSplit}, {@link TrainTestSplit}).
 * @param training rows to learn from
 * @param validation rows to judge by; none of them is in {@code training}
 */
public record Fold(int index, Rows training, Rows validation) {

  /**
   * Divides the training rows anew, for a selection within this fold: the rule sees them as rows 0
   * to n − 1, and what it gives is told in rows of the data. None of them is a validation row here.
   *
   * @param labels class of each row of the data
   * @throws io.github.foldwise.check.RefusedException where the rule cannot divide so many rows
   */
  public List<Fold> inner(Folds rule, int[] labels) {
    return rule.split(trainingLabels(labels)).stream()
        .map(fold -> new Fold(fold.index(), ofData(fold.training()), ofData(fold.validation())))
        .toList();
  }

  /** The classes of the training rows: what a rule that divides them is asked with. */
  public int[] trainingLabels(int[] labels) {
    return training.stream().map(row -> labels[row]).toArray();
  }

  private Rows ofData(Rows positions) {
    return Rows.of(positions.stream().map(training::get).toArray());
  }
}
