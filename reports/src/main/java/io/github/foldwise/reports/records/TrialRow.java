package io.github.foldwise.reports.records;

import java.util.Optional;

/**
 * A row of {@code trials.csv}: one trial (variant × repeat × fold), measured on the validation rows
 * of its fold.
 *
 * @param trial the trial's own name or number
 * @param variant {@code baseline}, or what it changes: {@code dropout=0.2}
 * @param repeat from 1
 * @param fold from 1
 * @param seed the trial's own, derived from the experiment's seed, the repeat and the fold
 * @param spec hash of the variant's specification
 * @param epochs epochs that were trained
 * @param trainRows rows it learned from
 * @param validationRows rows held out
 * @param accuracy a fraction; like the three after it empty when the trial was not measured
 * @param loss data loss and penalty
 * @param dataLoss the loss function alone
 * @param penalty what weights and activities add
 * @param testAccuracy empty when the test set was not looked at
 * @param testLoss empty when the test set was not looked at
 * @param status how the trial ended; a done trial has all four measures
 * @param reason why it is not done; empty when it is
 */
public record TrialRow(
    String trial,
    String variant,
    int repeat,
    int fold,
    long seed,
    String spec,
    int epochs,
    int trainRows,
    int validationRows,
    Optional<Float> accuracy,
    Optional<Float> loss,
    Optional<Float> dataLoss,
    Optional<Float> penalty,
    Optional<Float> testAccuracy,
    Optional<Float> testLoss,
    TrialStatus status,
    String reason) {

  /** Refuses a done trial without its measures, and an accuracy that is no fraction. */
  public TrialRow {
    if (status == TrialStatus.DONE
        && (accuracy.isEmpty() || loss.isEmpty() || dataLoss.isEmpty() || penalty.isEmpty())) {
      throw new IllegalArgumentException(
          "a done trial must have accuracy, loss, data_loss and penalty");
    }
    if (status == TrialStatus.DONE) {
      accuracy.ifPresent(value -> requireFraction("accuracy", value));
      testAccuracy.ifPresent(value -> requireFraction("test_accuracy", value));
    }
  }

  private static void requireFraction(String name, float value) {
    if (!(value >= 0 && value <= 1)) { // so that NaN is refused too
      throw new IllegalArgumentException(
          "the %s of a done trial must be from 0 to 1, found %s"
              .formatted(name, FloatText.of(value)));
    }
  }

  public boolean isDone() {
    return status == TrialStatus.DONE;
  }
}
