package io.github.foldwise.trainer;

import java.util.Optional;

/**
 * One pass over the training rows.
 *
 * @param epoch from 1
 * @param steps updates of this epoch
 * @param learningRate of the last update
 * @param training measured in training mode before each update, over the epoch
 * @param validation on the fold's validation rows after the epoch; empty where there are none
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
    double seconds) {}
