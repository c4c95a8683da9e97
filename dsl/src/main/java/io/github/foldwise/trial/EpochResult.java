package io.github.foldwise.trial;

import io.github.foldwise.training.Monitor;
import java.util.Optional;

/**
 * One pass over the training rows.
 *
 * @param epoch from 1
 * @param steps updates in this epoch
 * @param learningRate learning rate of the last update
 * @param training mean over the epoch, measured in training mode before each update
 * @param validation after the epoch, on the rows that the training validates on: the fold's unless
 *     declared otherwise; empty if there are none
 * @param test after the epoch, on the test rows; empty unless the experiment evaluates them
 * @param seconds wall time of training, without evaluation
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
   * The monitored figure.
   *
   * @throws java.util.NoSuchElementException if it is of validation rows and there are none
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
