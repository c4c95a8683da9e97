package io.github.foldwise.trial;

import io.github.foldwise.training.Monitor;
import java.util.Optional;

/**
 * One pass over the training rows.
 *
 * @param epoch from 1
 * @param steps updates of this epoch
 * @param learningRate of the last update
 * @param training measured in training mode before each update, over the epoch
 * @param validation after the epoch, on the rows that the training validates on: the fold's unless
 *     it says otherwise; empty where there are none
 * @param test on the test rows after the epoch, where the experiment looks at them
 * @param seconds wall time of the training part
 */
public record EpochResult(
    int epoch,
    int steps,
    float learningRate,
    Scores training,
    Optional<Scores> validation,
    Optional<Scores> test,
    double seconds) {

  /**
   * The figure that something is decided by.
   *
   * @throws java.util.NoSuchElementException where it is of validation rows and there are none
   */
  public float figure(Monitor monitor) {
    Scores scores = monitor.isOfValidation() ? validation.orElseThrow() : training;
    return switch (monitor) {
      case LOSS, VAL_LOSS -> scores.loss();
      case DATA_LOSS, VAL_DATA_LOSS -> scores.dataLoss();
      case ACCURACY, VAL_ACCURACY -> scores.accuracy();
    };
  }
}
