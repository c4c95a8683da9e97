package io.github.foldwise.experiments;

import java.io.PrintStream;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * Turns Ctrl-C and SIGTERM into a stop flag, and gives the work that sees it a few seconds to end
 * in order. The JVM then ends by itself, with 128 and the signal's number.
 *
 * <p>The hook waits for no thread: the one that works may itself wait in {@code System.exit} until
 * all hooks have ended.
 */
final class StopOnShutdown implements AutoCloseable {
  private static final long PATIENCE_SECONDS = 5;

  private final CountDownLatch ended = new CountDownLatch(1);
  private final PrintStream err;
  private final Thread hook = new Thread(this::stopAndWait, "foldwise-stop");
  private volatile boolean requested;

  private StopOnShutdown(PrintStream err) {
    this.err = err;
  }

  static StopOnShutdown install(PrintStream err) {
    StopOnShutdown stop = new StopOnShutdown(err);
    Runtime.getRuntime().addShutdownHook(stop.hook);
    return stop;
  }

  /** Whether the process is asked to end. */
  boolean requested() {
    return requested;
  }

  /** The work has ended: nothing more is to be waited for. */
  @Override
  public void close() {
    ended.countDown();
    if (!requested) {
      try {
        Runtime.getRuntime().removeShutdownHook(hook);
      } catch (IllegalStateException e) {
        requested = true; // the signal came in between; the hook finds the latch open
      }
    }
  }

  private void stopAndWait() {
    requested = true;
    err.println("Stopping. Finished trials are kept: the same command goes on from there.");
    try {
      if (!ended.await(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
        err.println("A trial did not stop in time; it will be trained anew.");
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
