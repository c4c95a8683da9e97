package io.github.foldwise.experiment;

import io.github.foldwise.check.CheckReturnValue;

/**
 * A rule by which hopeless variants are given up before all their folds are trained. It compares
 * variants by their mean accuracy over the folds that all of them have behind them, so that what it
 * decides depends on the figures alone, never on the order in which trials end. The baseline, and
 * variants with other folds than its, are never given up.
 */
@CheckReturnValue
public sealed interface Pruning {

  /**
   * Gives up what is worse than the median of the variants, after this fold and each later one.
   *
   * @param folds that each variant is trained on before any is given up, at least 1
   */
  record Median(int folds) implements Pruning {}

  /**
   * Keeps the best part of the variants after 1 fold, after {@code factor} folds, after {@code
   * factor²}, and so on.
   *
   * @param factor one in so many is kept, rounded up; at least 2
   */
  record Halving(int factor) implements Pruning {}

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
