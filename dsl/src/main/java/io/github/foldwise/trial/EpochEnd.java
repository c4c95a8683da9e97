package io.github.foldwise.trial;

/**
 * A trial at the end of an epoch, where it could end or go on. Valid on the thread that trains, and
 * only during the call that hands it over.
 */
public interface EpochEnd {
  /** The epoch that was trained and judged. */
  EpochResult result();

  /**
   * How the trial would have ended, had this epoch been its last: to the bit what a training of so
   * many epochs gives, where {@link io.github.foldwise.training.Training#isBeginningOfLonger()}.
   */
  TrialResult asLast();

  /** What the trial can be continued from later. */
  Checkpoint checkpoint();
}
