package io.github.foldwise.split;

import static java.util.Objects.requireNonNull;

import io.github.foldwise.check.CheckReturnValue;
import io.github.foldwise.check.Problem;
import java.util.List;
import java.util.OptionalLong;

/**
 * k folds of consecutive rows, shuffled first if there is a seed: the same rows as scikit-learn's
 * {@code KFold}. The first {@code n mod k} folds have one extra row.
 *
 * @param k number of folds, from 2 to the number of rows
 * @param shuffleSeed scikit-learn's {@code random_state}, from 0 to 2³² − 1; empty for no shuffle
 */
@CheckReturnValue
public record KFold(int k, OptionalLong shuffleSeed) implements Folds {

  /** Short for {@link Folds#kFold}. */
  public static KFold kFold(int k) {
    return Folds.kFold(k);
  }

  /** Shuffles the rows first. */
  public KFold shuffled(long seed) {
    return new KFold(k, OptionalLong.of(seed));
  }

  @Override
  public List<Fold> split(int[] labels) {
    return FoldNumbers.split(this, labels, k, 1, shuffleSeed, FoldNumbers::consecutive);
  }

  @Override
  public List<Problem> problems(int[] labels) {
    requireNonNull(labels, "labels");
    return FoldProblems.all(FoldProblems.folds(k, labels.length), FoldProblems.seed(shuffleSeed));
  }

  @Override
  public String describe() {
    return FoldNumbers.describe("k-fold, k = " + k, shuffleSeed);
  }

  @Override
  public String remedyForClasses() {
    return shuffleSeed.isPresent()
        ? Folds.super.remedyForClasses()
        : "Choose stratified folds, or say shuffled(42).";
  }

  @Override
  public String toString() {
    return describe();
  }
}
