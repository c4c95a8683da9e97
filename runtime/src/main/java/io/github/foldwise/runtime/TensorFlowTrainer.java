package io.github.foldwise.runtime;

import io.github.foldwise.runtime.device.Device;
import io.github.foldwise.runtime.tensorflow.OutOfMemory;
import io.github.foldwise.trial.Checkpoint;
import io.github.foldwise.trial.Trainer;
import io.github.foldwise.trial.TrialListener;
import io.github.foldwise.trial.TrialResult;
import io.github.foldwise.trial.TrialTask;
import java.util.Optional;
import org.tensorflow.exceptions.TensorFlowException;

/** Trains each trial in a graph and a session of its own. */
public final class TensorFlowTrainer implements Trainer {
  private final Device device;
  private final int threads;

  /**
   * A trainer for one device.
   *
   * @param device where ops run
   * @param threads that may work on one op of a trial, at least 1: part of what decides the bits
   */
  public TensorFlowTrainer(Device device, int threads) {
    this.device = device;
    this.threads = threads;
  }

  @Override
  public TrialResult train(TrialTask task, Optional<Checkpoint> from, TrialListener listener) {
    try (CompiledModel compiled =
            CompiledModel.compile(task.model(), task.training(), device, threads);
        TrainedModel trained = compiled.train(task, from, listener)) {
      if (!trained.history().diverged()) {
        listener.trained(trained::save);
      }
      return trained.history();
    } catch (TensorFlowException e) {
      throw OutOfMemory.orItself(e);
    } catch (OutOfMemoryError e) {
      throw OutOfMemory.of(e);
    }
  }
}
