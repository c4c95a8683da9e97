package io.github.foldwise.benchmarks;

import io.github.foldwise.data.ImageData;
import io.github.foldwise.model.ModelSpec;
import io.github.foldwise.runtime.CompiledModel;
import io.github.foldwise.training.Training;
import io.github.foldwise.trial.TrialListener;
import java.util.Map;
import java.util.concurrent.CancellationException;
import java.util.concurrent.Semaphore;

/**
 * An endless training in another thread, which waits after each step until the next one is
 * requested.
 */
final class Steps implements TrialListener {
  private final Semaphore asked = new Semaphore(0);
  private final Semaphore done = new Semaphore(0);
  private volatile boolean stopped;
  private volatile Throwable failure;
  private Thread thread;

  /** Runs the first step. */
  void start(ModelSpec model, Training training, ImageData images) {
    thread = new Thread(() -> train(model, training, images), "training");
    thread.start();
    awaitStep();
  }

  /** Runs one more step. */
  void take() {
    asked.release();
    awaitStep();
  }

  /** Returns when the training has ended. */
  void stop() throws InterruptedException {
    stopped = true;
    asked.release();
    thread.join();
  }

  @Override
  public void stepDone(int rows) {
    done.release();
    asked.acquireUninterruptibly();
  }

  @Override
  public boolean stopRequested() {
    return stopped;
  }

  private void train(ModelSpec model, Training training, ImageData images) {
    try (CompiledModel compiled = CompiledModel.compile(model.check(images.shape()), training)) {
      compiled.train(images, 42, Map.of(), this).close();
    } catch (CancellationException e) {
      // stop() requested this.
    } catch (Throwable thrown) { // reported by the next step
      failure = thrown;
      done.release();
    }
  }

  private void awaitStep() {
    done.acquireUninterruptibly();
    if (failure != null) {
      throw new IllegalStateException("the training failed", failure);
    }
  }
}
