package io.github.foldwise.trial;

import java.nio.file.Path;
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

  /**
   * A checkpoint from which the trial can be continued. It knows what was done in this call before
   * it was taken, and in earlier ones: ask for it last.
   */
  Checkpoint checkpoint();

  /**
   * The values of all weights by name, in Keras's order, each row-major in Keras's layout; copied.
   * Empty if the trainer does not show them.
   */
  default Map<String, float[]> weights() {
    return Map.of();
  }

  /**
   * Writes model, training and the weights after this epoch into one file, all or nothing; it
   * changes nothing in the training. If weights are averaged, these are not yet the averages.
   *
   * @throws io.github.foldwise.check.RefusedException if the file cannot be written
   * @throws UnsupportedOperationException if the trainer cannot
   */
  default void save(Path file) {
    throw new UnsupportedOperationException("this trainer saves no models");
  }

  /**
   * Sets the learning rate of the steps to come, until it is set again; a schedule no longer
   * counts, and a reduction on a plateau begins from this rate. The result {@linkplain
   * TrialResult#interventions() says so}.
   *
   * @param rate at least 0 and finite
   * @throws UnsupportedOperationException if the trainer cannot
   */
  default void setLearningRate(double rate) {
    throw new UnsupportedOperationException("this trainer takes no learning rate");
  }

  /**
   * Ends training after this epoch and keeps the model, as {@link TrialListener#endRequested} does.
   * The result {@linkplain TrialResult#interventions() says so}, unless this was the last epoch.
   *
   * @throws UnsupportedOperationException if the trainer cannot
   */
  default void endTraining() {
    throw new UnsupportedOperationException("this trainer ends no training early");
  }
}
