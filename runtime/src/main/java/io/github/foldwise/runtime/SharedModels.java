package io.github.foldwise.runtime;

import io.github.foldwise.runtime.device.Device;
import io.github.foldwise.trial.Trainer;
import io.github.foldwise.trial.TrialTask;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * The compiled models of a trainer. While trials are shared, one of an earlier trial is used again
 * by the next trial of the same model and training: that saves building and preparing its graph.
 */
final class SharedModels {
  private static final long MOST_PARAMETERS = 1_000_000; // a larger one trains for long enough

  private final Device device;
  private final int threads;
  private final List<CompiledModel> idle = new ArrayList<>();
  private int sharing;

  SharedModels(Device device, int threads) {
    this.device = device;
    this.threads = threads;
  }

  /** A compiled model for one trial; closing gives it back. */
  record Loan(CompiledModel model, SharedModels owner) implements AutoCloseable {
    @Override
    public void close() {
      owner.takeBack(model);
    }
  }

  /** Keeps models between trials until all that share them have ended. */
  synchronized Trainer.Sharing share() {
    sharing++;
    AtomicBoolean ended = new AtomicBoolean();
    return () -> {
      if (!ended.getAndSet(true)) {
        end();
      }
    };
  }

  Loan lend(TrialTask task) {
    return new Loan(
        kept(task)
            .orElseGet(() -> CompiledModel.compile(task.model(), task.training(), device, threads)),
        this);
  }

  /** One that is idle; those of other models have had their trials. */
  private synchronized Optional<CompiledModel> kept(TrialTask task) {
    Optional<CompiledModel> found = idle.stream().filter(model -> model.isOf(task)).findFirst();
    found.ifPresent(idle::remove);
    idle.stream().filter(model -> !model.isOf(task)).toList().forEach(this::drop);
    return found;
  }

  private synchronized void takeBack(CompiledModel model) {
    idle.add(model);
    if (sharing == 0 || model.parameters() > MOST_PARAMETERS) {
      drop(model);
    }
  }

  private synchronized void end() {
    sharing--;
    if (sharing == 0) {
      List.copyOf(idle).forEach(this::drop);
    }
  }

  private void drop(CompiledModel model) {
    idle.remove(model);
    model.close();
  }
}
