package io.github.foldwise.benchmarks;

import io.github.foldwise.data.ImageData;
import io.github.foldwise.model.ModelSpec;
import io.github.foldwise.runtime.CompiledModel;
import io.github.foldwise.training.Training;
import io.github.foldwise.trial.TrialListener;
import java.util.Map;
import java.util.concurrent.CancellationException;

/** An endless training, run step by step through the public {@link CompiledModel}. */
final class Steps implements TrialListener {
  private final HandOver handOver = new HandOver();

  /** Runs the first step. */
  void start(ModelSpec model, Training training, ImageData images) {
    handOver.start(() -> train(model, training, images));
  }

  /** Runs one more step. */
  void take() {
    handOver.turn();
  }

  void stop() throws InterruptedException {
    handOver.stop();
  }

  @Override
  public void stepDone(int rows) {
    handOver.turnDone();
  }

  @Override
  public boolean stopRequested() {
    return handOver.isStopped();
  }

  private void train(ModelSpec model, Training training, ImageData images) {
    try (CompiledModel compiled = CompiledModel.compile(model.check(images.shape()), training)) {
      compiled.train(images, 42, Map.of(), this).close();
    } catch (CancellationException e) {
      // stop() requested this.
    }
  }
}
