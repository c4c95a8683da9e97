package io.github.foldwise.split;

import static java.util.Objects.requireNonNull;

import io.github.foldwise.check.CheckReturnValue;
import io.github.foldwise.check.Problem;
import java.util.List;
import java.util.OptionalLong;

/**
 * k folds with the class proportions of all rows: the same rows as scikit-learn's {@code
 * StratifiedKFold}.
 *
 * @param k number of folds, from 2 to the number of rows of the most frequent class
 * @param shuffleSeed scikit-learn's {@code random_state}, from 0 to 2³² − 1; empty for no shuffle
 */
@CheckReturnValue
public record StratifiedKFold(int k, OptionalLong shuffleSeed) implements Folds {
  /** Shuffles the rows of each class first. */
  public StratifiedKFold shuffled(long seed) {
    return new StratifiedKFold(k, OptionalLong.of(seed));
  }

  @Override
  public List<Fold> split(int[] labels) {
    return FoldNumbers.split(this, labels, k, 1, shuffleSeed, FoldNumbers::stratified);
  }

  @Override
  public List<Problem> problems(int[] labels) {
    requireNonNull(labels, "labels");
    return FoldProblems.all(
        FoldProblems.stratifiedFolds(k, labels), FoldProblems.seed(shuffleSeed));
  }

  @Override
  public String describe() {
    return FoldNumbers.describe("stratified k-fold, k = " + k, shuffleSeed);
  }

  @Override
  public String toString() {
    return describe();
  }

  @Override
  public String remedyForClasses() {
    return "Choose fewer folds, or give the class more rows.";
  }
}
