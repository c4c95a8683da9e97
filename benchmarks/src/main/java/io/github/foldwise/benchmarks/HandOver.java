package io.github.foldwise.benchmarks;

import java.util.concurrent.Semaphore;

/**
 * Lets a benchmark step through a loop that runs in another thread: the loop calls {@link
 * #turnDone} after each turn and waits there until the next one is requested.
 */
final class HandOver {
  private final Semaphore asked = new Semaphore(0);
  private final Semaphore done = new Semaphore(0);
  private volatile boolean stopped;
  private volatile Throwable failure;
  private Thread thread;

  /** Starts the loop; returns when its first turn is done. */
  void start(Runnable loop) {
    thread =
        new Thread(
            () -> {
              try {
                loop.run();
              } catch (Throwable thrown) { // reported by the next turn
                failure = thrown;
                done.release();
              }
            },
            "loop");
    thread.start();
    awaitTurn();
  }

  /** Runs one turn. */
  void turn() {
    asked.release();
    awaitTurn();
  }

  /** Called by the loop. */
  void turnDone() {
    done.release();
    asked.acquireUninterruptibly();
  }

  /** Whether the loop must end. */
  boolean isStopped() {
    return stopped;
  }

  /** Returns when the loop has ended. */
  void stop() throws InterruptedException {
    stopped = true;
    asked.release();
    thread.join();
  }

  private void awaitTurn() {
    done.acquireUninterruptibly();
    if (failure != null) {
      throw new IllegalStateException("the loop failed", failure);
    }
  }
}
