package io.github.foldwise.trial;

import java.util.List;
import java.util.Optional;

/** Trains trials: the port between experiments and an engine such as TensorFlow. */
public interface Trainer {
  /**
   * Trains one trial to its end, from the start or from a checkpoint. The same task gives the same
   * result to the bit on one kind of CPU, whatever runs at the same time and however often it was
   * interrupted. Safe to call from several threads.
   *
   * @param from a checkpoint of the same task; empty to start
   * @throws java.util.concurrent.CancellationException if {@link TrialListener#stopRequested} or
   *     the thread is interrupted
   * @throws OutOfMemoryException if the device ran out of memory
   * @throws io.github.foldwise.check.RefusedException if the checkpoint is not of this task
   * @throws FailedElsewhereException if the trial failed in another process
   * @throws TrainerLostException if this trainer can train nothing any more
   */
  TrialResult train(TrialTask task, Optional<Checkpoint> from, TrialListener listener);

  /** Trains one trial from the start. */
  default TrialResult train(TrialTask task, TrialListener listener) {
    return train(task, Optional.empty(), listener);
  }

  /** Lets trials share what their models have in common, until it is closed. */
  interface Sharing extends AutoCloseable {
    @Override
    void close();
  }

  /**
   * From now on trials may share what they have in common, such as a compiled graph: results stay
   * the same to the bit, and short trials take less time. Shares nothing unless overridden.
   */
  default Sharing share() {
    return () -> {};
  }

  /** Estimates of what its trials take; {@link TrialCosts#UNKNOWN} unless overridden. */
  default TrialCosts costs() {
    return TrialCosts.UNKNOWN;
  }

  /** Processor features that decide its kernels, for a run's provenance; none by default. */
  default List<String> processorFeatures() {
    return List.of();
  }

  /**
   * Which of several implementations it computes with, in words; empty unless overridden. Another
   * text means other bits: it is part of the hashes of a run's trials.
   */
  default String kernels() {
    return "";
  }
}
