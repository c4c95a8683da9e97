package io.github.foldwise.guard;

import java.io.IOException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;

/**
 * File operations that no interrupt breaks off. Java closes a file's channel, and releases its
 * lock, if the thread that uses it is interrupted: here, another thread uses it.
 */
public final class Uninterrupted {
  private Uninterrupted() {}

  /** A file operation. */
  @FunctionalInterface
  public interface Operation {
    /** Does it. */
    void run() throws IOException;
  }

  /** Returns when it is done, throws what it threw, and keeps the thread's interrupted status. */
  public static void run(Operation operation) throws IOException {
    FutureTask<Boolean> task =
        new FutureTask<>(
            () -> {
              operation.run();
              return true;
            });
    Thread thread = new Thread(task, "foldwise-files");
    thread.setDaemon(true);
    thread.start();
    boolean interrupted = false;
    try {
      boolean done = false;
      while (!done) {
        try {
          done = task.get();
        } catch (InterruptedException e) {
          interrupted = true;
        }
      }
    } catch (ExecutionException e) {
      rethrow(e.getCause());
    } finally {
      if (interrupted) {
        Thread.currentThread().interrupt();
      }
    }
  }

  private static void rethrow(Throwable thrown) throws IOException {
    if (thrown instanceof IOException e) {
      throw e;
    }
    if (thrown instanceof Error e) {
      throw e;
    }
    throw (RuntimeException) thrown; // an operation throws nothing else
  }
}
