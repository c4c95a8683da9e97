package io.github.foldwise.guard;

import java.io.IOException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/**
 * File operations that no interrupt breaks off. Java closes a file's channel, and releases its
 * lock, if the thread that uses it is interrupted: here, a thread of its own uses it.
 */
public final class Uninterrupted implements AutoCloseable {
  private final ExecutorService files =
      Executors.newSingleThreadExecutor(
          task -> {
            Thread thread = new Thread(task, "foldwise-files");
            thread.setDaemon(true);
            return thread;
          });

  /** A file operation. */
  @FunctionalInterface
  public interface Operation {
    /** Does it. */
    void run() throws IOException;
  }

  /** Returns when it is done, throws what it threw, and keeps the thread's interrupted status. */
  public void run(Operation operation) throws IOException {
    Future<Boolean> task =
        files.submit(
            () -> {
              operation.run();
              return true;
            });
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

  /** Ends its thread, once all operations are done; there may be none afterwards. */
  @Override
  public void close() {
    files.shutdown();
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
