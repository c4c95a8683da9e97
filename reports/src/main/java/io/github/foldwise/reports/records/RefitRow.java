package io.github.foldwise.reports.records;

import java.util.Optional;
import java.util.OptionalInt;

/**
 * The row of {@code refit.csv}: the best variant, trained on all training rows and evaluated once
 * on the test rows, if there are some.
 *
 * @param variant the one with the highest mean score over its folds
 * @param candidates number of variants that it was chosen from
 * @param seed of its training
 * @param epochs epochs trained
 * @param trainRows rows it was trained on
 * @param testRows rows it was evaluated on; empty without test rows, as all that follow
 * @param testAccuracy a fraction
 * @param testLoss data loss and penalty
 * @param testDataLoss the loss function alone
 * @param testScore what variants are compared by; the accuracy unless the experiment says otherwise
 */
public record RefitRow(
    String variant,
    int candidates,
    long seed,
    int epochs,
    int trainRows,
    OptionalInt testRows,
    Optional<Float> testAccuracy,
    Optional<Float> testLoss,
    Optional<Float> testDataLoss,
    @Later Optional<Float> testScore) {

  /**
   * Refuses a row with some of the test figures only. A score that an earlier version did not write
   * is the accuracy.
   */
  public RefitRow {
    boolean tested = testRows.isPresent();
    if (tested != testAccuracy.isPresent()
        || tested != testLoss.isPresent()
        || tested != testDataLoss.isPresent()) {
      throw new IllegalArgumentException("a refit must have all test figures or none");
    }
    testScore = testScore.isPresent() ? testScore : testAccuracy;
  }

  /** Whether there were test rows to evaluate it on. */
  public boolean isTested() {
    return testRows.isPresent();
  }
}
