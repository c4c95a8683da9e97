package io.github.foldwise.run.machine;

/**
 * Speed of a kind of training on this machine. The first one of a model in a job starts with graph,
 * session and initial weights; the next one of the same model restarts with what it can share.
 */
record Speed(
    double startSeconds,
    double restartSeconds,
    double secondsPerRow,
    double secondsPerEvaluatedRow) {

  /** One whose restart is not known: as long as its start. */
  Speed(double startSeconds, double secondsPerRow, double secondsPerEvaluatedRow) {
    this(startSeconds, startSeconds, secondsPerRow, secondsPerEvaluatedRow);
  }

  /** The same with this restart, which takes no longer than the start. */
  Speed restarting(double seconds) {
    return new Speed(
        startSeconds, Math.min(startSeconds, seconds), secondsPerRow, secondsPerEvaluatedRow);
  }

  /** The speed for rows that take this many times as long. */
  Speed times(double factor) {
    return new Speed(
        startSeconds, restartSeconds, secondsPerRow * factor, secondsPerEvaluatedRow * factor);
  }
}
