package io.github.foldwise.trial;

import java.util.Map;

/** A trial at the end of an epoch; valid on the training thread during the call that gets it. */
public interface EpochEnd {
  /** Figures of the epoch. */
  EpochResult result();

  /**
   * The result if this epoch were the last: to the bit that of a training of this many epochs,
   * provided that {@link io.github.foldwise.training.Training#isBeginningOfLonger()}.
   */
  TrialResult asLast();

  /** A checkpoint from which the trial can be continued. */
  Checkpoint checkpoint();

  /**
   * The values of all weights by name, in Keras's order, each row-major in Keras's layout; copied.
   * Empty if the trainer does not show them.
   */
  default Map<String, float[]> weights() {
    return Map.of();
  }
}
