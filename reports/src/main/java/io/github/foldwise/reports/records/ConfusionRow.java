package io.github.foldwise.reports.records;

/**
 * A row of {@code confusion.csv}: one cell of one trial's confusion matrix, zeros too.
 *
 * @param variant the trial's variant
 * @param repeat from 1
 * @param fold from 1
 * @param set {@code validation} or {@code test}
 * @param trueLabel column {@code true}: the class that a row has, from 0
 * @param predicted the class that the model gave it, from 0
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

  /** The matrix that this is a cell of, in words. */
  String matrix() {
    return "%s, repeat %s, fold %s, %s".formatted(variant, repeat, fold, set);
  }

  public boolean isOf(TrialRow trial) {
    return variant.equals(trial.variant()) && repeat == trial.repeat() && fold == trial.fold();
  }
}
