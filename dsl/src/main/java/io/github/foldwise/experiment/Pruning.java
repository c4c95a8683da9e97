package io.github.foldwise.experiment;

import io.github.foldwise.check.CheckReturnValue;

/**
 * A rule by which hopeless variants are given up before all their folds are trained. It compares
 * variants over folds that they have behind them, so that what it decides depends on the figures
 * alone, never on the order in which trials end. The baseline, and variants with other folds than
 * its, are never given up.
 */
@CheckReturnValue
public sealed interface Pruning {

  /**
   * Gives up what is worse than the median of the variants, after this fold and each later one. A
   * variant counts with its mean difference to the baseline, fold by fold; one that was given up
   * with that over its own folds, so that a hard fold that it never met does not count for it.
   *
   * @param folds that each variant is trained on before any is given up, at least 1
   */
  record Median(int folds) implements Pruning {
    @Override
    public String toString() {
      return "median(" + folds + ")";
    }
  }

  /**
   * Keeps those of the highest mean accuracy after 1 fold, after {@code factor} folds, after {@code
   * factor²}, and so on.
   *
   * @param factor one in so many is kept, rounded up; at least 2
   */
  record Halving(int factor) implements Pruning {
    @Override
    public String toString() {
      return "successiveHalving(" + factor + ")";
    }
  }

  /** The median rule, from the second fold on. */
  static Pruning median() {
    return new Median(2);
  }

  /** The median rule, from a fold on. */
  static Pruning median(int folds) {
    return new Median(folds);
  }

  /** Successive halving. */
  static Pruning successiveHalving() {
    return new Halving(2);
  }

  /** Successive halving that keeps one in so many. */
  static Pruning successiveHalving(int factor) {
    return new Halving(factor);
  }
}
