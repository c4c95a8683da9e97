package io.github.foldwise.reports.records;

import io.github.foldwise.reports.format.Column;

/**
 * A row of {@code confusion.csv}: one count of one trial's confusion matrix, zeros included.
 *
 * @param variant the trial's variant
 * @param repeat from 1; {@link #REFIT} for the refit
 * @param fold from 1; {@link #REFIT} for the refit
 * @param set {@code validation} or {@code test}
 * @param trueLabel column {@code true}: the class of the rows, from 0
 * @param predicted the class predicted for them, from 0
 * @param count rows with this pair
 */
public record ConfusionRow(
    String variant,
    int repeat,
    int fold,
    String set,
    @Column("true") int trueLabel,
    int predicted,
    int count) {

  /** Stands for repeat and fold of the refit, which trains on all training rows. */
  public static final int REFIT = 0;

  /** Whether this is a count of the refit's matrix. */
  public boolean isOfTheRefit() {
    return fold == REFIT;
  }

  /** A trial's matrix on one set of rows. */
  record Matrix(String variant, int repeat, int fold, String set) {
    @Override
    public String toString() {
      return "%s, repeat %s, fold %s, %s".formatted(variant, repeat, fold, set);
    }
  }

  /** The matrix of this count. */
  Matrix matrix() {
    return new Matrix(variant, repeat, fold, set);
  }

  /** Whether this is a count of the trial's matrix. */
  public boolean isOf(TrialRow trial) {
    return variant.equals(trial.variant()) && repeat == trial.repeat() && fold == trial.fold();
  }
}
