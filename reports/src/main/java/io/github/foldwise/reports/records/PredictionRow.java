package io.github.foldwise.reports.records;

/**
 * A row of {@code predictions.csv}: what a trained model predicted for a row that it was not
 * trained on. The baseline's trials predict their validation rows, the refit the test rows.
 *
 * @param variant the variant's name
 * @param repeat from 1; 0 for the refit
 * @param fold from 1; 0 for the refit
 * @param set {@link #VALIDATION} or {@link #TEST}
 * @param row its index in the training or test rows, from 0
 * @param id its name, such as the path of its file below the data's folder; empty if it has none
 * @param trueLabel column {@code true}: its class, from 0
 * @param predicted the class predicted for it, from 0
 * @param probability the predicted probability of that class
 * @param probabilities columns {@code p_0}, {@code p_1}, …: of each class
 */
public record PredictionRow(
    String variant,
    int repeat,
    int fold,
    String set,
    int row,
    String id,
    int trueLabel,
    int predicted,
    float probability,
    Probabilities probabilities) {
  /** The set of rows of a fold. */
  public static final String VALIDATION = "validation";

  /** The set of rows of the test set. */
  public static final String TEST = "test";
}
