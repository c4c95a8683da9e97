package io.github.foldwise.experiment;

import io.github.foldwise.check.CheckReturnValue;

/**
 * Drops hopeless variants before all their folds are trained. It compares variants on finished
 * folds only, so decisions depend on the figures and never on the order in which trials end. The
 * baseline, and variants with other folds, are never dropped.
 */
@CheckReturnValue
public sealed interface Pruning {

  /**
   * Drops variants that are worse than the median, after this fold and each later one. A variant
   * counts with its mean difference to the baseline over the folds that it was trained on.
   *
   * @param folds number of folds that each variant is trained on before any is dropped, at least 1
   */
  record Median(int folds) implements Pruning {
    @Override
    public String toString() {
      return "median(" + folds + ")";
    }
  }

  /**
   * Keeps the variants with the highest mean score after 1 fold, {@code factor} folds, {@code
   * factor²} folds, and so on.
   *
   * @param factor one in {@code factor} is kept, rounded up; at least 2
   */
  record Halving(int factor) implements Pruning {
    @Override
    public String toString() {
      return "successiveHalving(" + factor + ")";
    }
  }

  /** The median rule from the second fold. */
  static Pruning median() {
    return new Median(2);
  }

  /** The median rule from a fold. */
  static Pruning median(int folds) {
    return new Median(folds);
  }

  /** Successive halving: keeps one in two. */
  static Pruning successiveHalving() {
    return new Halving(2);
  }

  /** Successive halving that keeps one in {@code factor}. */
  static Pruning successiveHalving(int factor) {
    return new Halving(factor);
  }
}
