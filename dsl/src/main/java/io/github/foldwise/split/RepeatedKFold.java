package io.github.foldwise.split;

import static java.util.Objects.requireNonNull;

import io.github.foldwise.check.CheckReturnValue;
import io.github.foldwise.check.Problem;
import java.util.List;
import java.util.OptionalLong;

/**
 * {@link KFold} several times, shuffled again each time: the same rows as scikit-learn's {@code
 * RepeatedKFold}. The first repeat is {@link KFold} with this seed; the second one's folds are
 * numbered from k + 1.
 *
 * @param k number of folds, from 2 to the number of rows
 * @param repeats number of repeats, at least 1
 * @param shuffleSeed scikit-learn's {@code random_state}, from 0 to 2³² − 1; required
 */
@CheckReturnValue
public record RepeatedKFold(int k, int repeats, OptionalLong shuffleSeed) implements Folds {
  /** Sets the seed of all repeats. */
  public RepeatedKFold shuffled(long seed) {
    return new RepeatedKFold(k, repeats, OptionalLong.of(seed));
  }

  @Override
  public List<Fold> split(int[] labels) {
    return FoldNumbers.split(this, labels, k, repeats, shuffleSeed, FoldNumbers::consecutive);
  }

  @Override
  public List<Problem> problems(int[] labels) {
    requireNonNull(labels, "labels");
    return FoldProblems.all(
        FoldProblems.folds(k, labels.length),
        FoldProblems.repeats(repeats),
        FoldProblems.seedOfRepeats(shuffleSeed));
  }

  @Override
  public String describe() {
    return FoldNumbers.describe(
        "repeated k-fold, k = " + k + ", " + repeats + " repeats", shuffleSeed);
  }

  @Override
  public String toString() {
    return describe();
  }
}
