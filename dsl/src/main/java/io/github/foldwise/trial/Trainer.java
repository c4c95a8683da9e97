package io.github.foldwise.trial;

import java.util.Optional;

/**
 * Trains trials: the port through which the experiment engine sees an engine such as TensorFlow.
 */
public interface Trainer {
  /**
   * Trains one trial to its end, from its beginning or from where it was left. The same task gives
   * the same result to the bit, on one kind of CPU, whatever runs beside it and however often it
   * was left. Safe to call from several threads.
   *
   * @param from a checkpoint of the same task; empty to begin
   * @throws java.util.concurrent.CancellationException where the listener asked to stop
   * @throws OutOfMemoryException where the device had too little memory for it
   * @throws io.github.foldwise.check.RefusedException where the checkpoint is no state of this task
   */
  TrialResult train(TrialTask task, Optional<Checkpoint> from, TrialListener listener);

  /** Trains one trial from its beginning. */
  default TrialResult train(TrialTask task, TrialListener listener) {
    return train(task, Optional.empty(), listener);
  }
}
