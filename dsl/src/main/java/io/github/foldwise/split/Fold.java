package io.github.foldwise.split;

import static java.util.Objects.requireNonNull;

import java.util.List;

/**
 * One split into training and validation rows.
 *
 * <p>Rows have scikit-learn's order: ascending for k-fold rules, and as drawn for {@link
 * ShuffleSplit}, {@link StratifiedShuffleSplit} and {@link TrainTestSplit}.
 *
 * @param index number of the fold, from 1
 * @param training rows to train on
 * @param validation rows to evaluate; none of them is in {@code training}
 */
public record Fold(int index, Rows training, Rows validation) {
  public Fold {
    requireNonNull(training, "training");
    requireNonNull(validation, "validation");
  }

  /**
   * Divides this fold's training rows again, to select a variant within the fold. The rule sees
   * them as rows 0 to n − 1; the result holds rows of the data set.
   *
   * @param labels class of each row of the data set
   * @throws io.github.foldwise.check.RefusedException if the rule cannot divide these rows
   */
  public List<Fold> inner(Folds rule, int[] labels) {
    return requireNonNull(rule, "rule").split(trainingLabels(labels)).stream()
        .map(fold -> new Fold(fold.index(), ofData(fold.training()), ofData(fold.validation())))
        .toList();
  }

  /**
   * As {@link #inner(Folds, int[])}, with a rule that may read what is written about the rows.
   *
   * @param texts of all rows of the data set
   */
  public List<Fold> inner(Folds rule, int[] labels, RowTexts texts) {
    return inner(innerRule(rule, texts), labels);
  }

  /** The rule for this fold's training rows. */
  public Folds innerRule(Folds rule, RowTexts texts) {
    return requireNonNull(rule, "rule")
        .forRows(requireNonNull(texts, "texts").only(training.toArray()));
  }

  /** The class of each training row. */
  public int[] trainingLabels(int[] labels) {
    requireNonNull(labels, "labels");
    return training.stream().map(row -> labels[row]).toArray();
  }

  private Rows ofData(Rows positions) {
    return Rows.of(positions.stream().map(training::get).toArray());
  }
}
