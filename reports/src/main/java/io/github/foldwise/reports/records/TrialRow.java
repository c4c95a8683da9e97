package io.github.foldwise.reports.records;

import io.github.foldwise.reports.format.FloatText;
import java.util.Optional;

/**
 * A row of {@code trials.csv}: one trial (variant × repeat × fold), evaluated on the validation
 * rows of its fold.
 *
 * @param trial the trial's own name or number
 * @param variant {@code baseline}, or the change: {@code dropout=0.2}
 * @param repeat from 1
 * @param fold from 1
 * @param seed the trial's own, derived from the experiment's seed, the repeat and the fold
 * @param spec hash of the variant's specification
 * @param epochs epochs trained
 * @param trainRows rows it was trained on
 * @param validationRows rows held out
 * @param accuracy a fraction; like the next three, empty if the trial was not evaluated
 * @param loss data loss and penalty
 * @param dataLoss the loss function alone
 * @param penalty the penalty of weights and activities
 * @param testAccuracy empty if the test set was not used
 * @param testLoss empty if the test set was not used
 * @param status how the trial ended; a done trial has all four measures
 * @param reason why it is not done; empty if it is
 * @param score what its variant is compared by; the accuracy unless the experiment says otherwise
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
    String reason,
    @Later Optional<Float> score) {

  /**
   * Refuses a done trial without its measures, and an accuracy outside [0,1]. A score that an
   * earlier version did not write is the accuracy.
   */
  public TrialRow {
    score = score.isPresent() ? score : accuracy;
    if (status == TrialStatus.DONE
        && (accuracy.isEmpty() || loss.isEmpty() || dataLoss.isEmpty() || penalty.isEmpty())) {
      throw new IllegalArgumentException(
          "a done trial must have accuracy, loss, data_loss and penalty");
    }
    if (status == TrialStatus.DONE) {
      accuracy.ifPresent(value -> requireFraction("accuracy", value));
      score.ifPresent(value -> requireFraction("score", value));
      testAccuracy.ifPresent(value -> requireFraction("test_accuracy", value));
    }
  }

  private static void requireFraction(String name, float value) {
    if (!(value >= 0 && value <= 1)) { // refuses NaN, too
      throw new IllegalArgumentException(
          "the %s of a done trial must be from 0 to 1, found %s"
              .formatted(name, FloatText.of(value)));
    }
  }

  /** {@code baseline, fold 3}; with the repeat if there are several: see {@link #place}. */
  public String name(boolean repeated) {
    return variant + ", " + place(repeated);
  }

  /** {@code fold 3}, or {@code repeat 2, fold 3} if there are several repeats. */
  public String place(boolean repeated) {
    return (repeated ? "repeat " + repeat + ", " : "") + "fold " + fold;
  }

  /** Whether the trial was trained to its end and evaluated. */
  public boolean isDone() {
    return status == TrialStatus.DONE;
  }
}
