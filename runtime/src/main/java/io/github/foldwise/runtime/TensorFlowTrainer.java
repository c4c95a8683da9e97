package io.github.foldwise.runtime;

import static java.util.Objects.requireNonNull;

import io.github.foldwise.check.RefusedException;
import io.github.foldwise.runtime.cost.TensorFlowCosts;
import io.github.foldwise.runtime.device.Device;
import io.github.foldwise.runtime.graph.Kernels;
import io.github.foldwise.runtime.tensorflow.CpuFeatures;
import io.github.foldwise.runtime.tensorflow.OneDnn;
import io.github.foldwise.runtime.tensorflow.OutOfMemory;
import io.github.foldwise.runtime.tensorflow.SessionConfig;
import io.github.foldwise.trial.Checkpoint;
import io.github.foldwise.trial.Trainer;
import io.github.foldwise.trial.TrialCosts;
import io.github.foldwise.trial.TrialListener;
import io.github.foldwise.trial.TrialResult;
import io.github.foldwise.trial.TrialTask;
import java.util.List;
import java.util.Optional;
import org.tensorflow.exceptions.TensorFlowException;

/** Trains trials with TensorFlow; those that run at once have their own sessions. */
public final class TensorFlowTrainer implements Trainer {
  private final Device device;
  private final TrialCosts costs;
  private final SharedModels models;

  /**
   * A trainer for one device.
   *
   * @param device device that ops run on
   * @param threads threads that may work on one op of a trial, at least 1; the bits depend on it
   * @throws RefusedException if there is no thread
   */
  public TensorFlowTrainer(Device device, int threads) {
    this.device = requireNonNull(device, "device");
    RefusedException.throwIfAny(SessionConfig.problems(threads));
    this.costs = new TensorFlowCosts(threads);
    this.models = new SharedModels(device, threads);
  }

  @Override
  public Sharing share() {
    return models.share();
  }

  @Override
  public TrialCosts costs() {
    return costs;
  }

  @Override
  public List<String> processorFeatures() {
    return CpuFeatures.ofThisMachine();
  }

  @Override
  public String kernels() {
    return Kernels.of(device).text() + (device.isCuda() ? "" : OneDnn.remark());
  }

  @Override
  public TrialResult train(TrialTask task, Optional<Checkpoint> from, TrialListener listener) {
    requireNonNull(task, "task");
    try (SharedModels.Loan loan = models.lend(task);
        TrainedModel trained = loan.model().trainInTurn(task, from, listener)) {
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
