package io.github.foldwise.trainer;

/**
 * Trains trials: the port through which the experiment engine sees an engine such as TensorFlow.
 */
public interface Trainer {
  /**
   * Trains one trial to its end. The same task gives the same result to the bit, on one kind of
   * CPU, whatever runs beside it. Safe to call from several threads.
   *
   * @throws java.util.concurrent.CancellationException where the listener asked to stop
   */
  TrialResult train(TrialTask task, TrialListener listener);
}
