package io.github.foldwise.reports.records;

import java.util.Optional;

/**
 * A row of {@code epochs.csv}: one epoch of one trial.
 *
 * @param variant the trial's variant
 * @param repeat from 1
 * @param fold from 1
 * @param epoch from 1
 * @param steps optimizer updates in this epoch
 * @param learningRate the rate of the epoch's last update
 * @param loss mean over the epoch's training rows while the weights changed; data loss and penalty
 * @param dataLoss the loss function alone
 * @param penalty the penalty of weights and activities
 * @param accuracy a fraction, over the epoch's training rows while the weights changed
 * @param valLoss on the fold's validation rows after the epoch; empty if not measured
 * @param valDataLoss like {@code valLoss}, without penalties
 * @param valAccuracy like {@code valLoss}
 * @param testLoss on the test set after the epoch; empty if the test set was not used
 * @param testAccuracy like {@code testLoss}
 */
public record EpochRow(
    String variant,
    int repeat,
    int fold,
    int epoch,
    int steps,
    float learningRate,
    float loss,
    float dataLoss,
    float penalty,
    float accuracy,
    Optional<Float> valLoss,
    Optional<Float> valDataLoss,
    Optional<Float> valAccuracy,
    Optional<Float> testLoss,
    Optional<Float> testAccuracy) {

  /** The row without variant and repeat: equal for one training under several names. */
  public EpochRow ofAnyName() {
    return new EpochRow(
        "",
        0,
        fold,
        epoch,
        steps,
        learningRate,
        loss,
        dataLoss,
        penalty,
        accuracy,
        valLoss,
        valDataLoss,
        valAccuracy,
        testLoss,
        testAccuracy);
  }

  boolean usesTheTestSet() {
    return testLoss.isPresent() || testAccuracy.isPresent();
  }
}
