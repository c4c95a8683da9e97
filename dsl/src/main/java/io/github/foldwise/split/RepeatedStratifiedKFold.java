package io.github.foldwise.split;

import static java.util.Objects.requireNonNull;

import io.github.foldwise.check.CheckReturnValue;
import io.github.foldwise.check.Problem;
import java.util.List;
import java.util.OptionalLong;

/**
 * {@link StratifiedKFold} several times, shuffled again each time: the same rows as scikit-learn's
 * {@code RepeatedStratifiedKFold}. The first repeat is {@link StratifiedKFold} with this seed; the
 * second one's folds are numbered from k + 1.
 *
 * @param k number of folds, from 2 to the number of rows of the most frequent class
 * @param repeats number of repeats, at least 1
 * @param shuffleSeed scikit-learn's {@code random_state}, from 0 to 2³² − 1; required
 */
@CheckReturnValue
public record RepeatedStratifiedKFold(int k, int repeats, OptionalLong shuffleSeed)
    implements Folds {
  /** Sets the seed of all repeats. */
  public RepeatedStratifiedKFold shuffled(long seed) {
    return new RepeatedStratifiedKFold(k, repeats, OptionalLong.of(seed));
  }

  @Override
  public List<Fold> split(int[] labels) {
    return FoldNumbers.split(this, labels, k, repeats, shuffleSeed, FoldNumbers::stratified);
  }

  @Override
  public List<Problem> problems(int[] labels) {
    requireNonNull(labels, "labels");
    return FoldProblems.all(
        FoldProblems.stratifiedFolds(k, labels),
        FoldProblems.repeats(repeats),
        FoldProblems.seedOfRepeats(shuffleSeed));
  }

  @Override
  public String describe() {
    return FoldNumbers.describe(
        "repeated stratified k-fold, k = " + k + ", " + repeats + " repeats", shuffleSeed);
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
