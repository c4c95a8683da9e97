package io.github.foldwise.reports.records;

/**
 * The row of {@code refit.csv}: the best variant, trained on all training rows and evaluated once
 * on the test rows.
 *
 * @param variant the one with the highest mean accuracy over its folds
 * @param candidates number of variants that it was chosen from
 * @param seed of its training
 * @param epochs epochs trained
 * @param trainRows rows it was trained on
 * @param testRows rows it was evaluated on
 * @param testAccuracy a fraction
 * @param testLoss data loss and penalty
 * @param testDataLoss the loss function alone
 */
public record RefitRow(
    String variant,
    int candidates,
    long seed,
    int epochs,
    int trainRows,
    int testRows,
    float testAccuracy,
    float testLoss,
    float testDataLoss) {}
