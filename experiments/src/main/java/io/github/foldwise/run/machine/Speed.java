package io.github.foldwise.run.machine;

/**
 * Speed of a kind of training on this machine; it starts with graph, session and initial weights.
 */
record Speed(double startSeconds, double secondsPerRow, double secondsPerEvaluatedRow) {

  /** The speed for rows that take this many times as long. */
  Speed times(double factor) {
    return new Speed(startSeconds, secondsPerRow * factor, secondsPerEvaluatedRow * factor);
  }
}
