package io.github.foldwise.run.machine;

/**
 * Speed of a kind of training on this machine.
 *
 * @param startSeconds before the first epoch: graph, session, initial weights
 * @param secondsPerRow to train on a row
 * @param secondsPerEvaluatedRow to evaluate a row
 */
record Speed(double startSeconds, double secondsPerRow, double secondsPerEvaluatedRow) {

  /** The speed for rows that take this many times as long. */
  Speed times(double factor) {
    return new Speed(startSeconds, secondsPerRow * factor, secondsPerEvaluatedRow * factor);
  }
}
