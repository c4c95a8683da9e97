package io.github.foldwise.run.machine;

/**
 * How fast a kind of training is on this machine.
 *
 * @param startSeconds until the first epoch, over what that takes: graph, session, initial weights
 * @param secondsPerRow of a row that is learnt from
 * @param secondsPerJudgedRow of a row that is evaluated
 */
record Speed(double startSeconds, double secondsPerRow, double secondsPerJudgedRow) {

  /** The same for rows that take so many times as long. */
  Speed times(double factor) {
    return new Speed(startSeconds, secondsPerRow * factor, secondsPerJudgedRow * factor);
  }
}
