package io.github.foldwise.datasets.store;

import java.io.InterruptedIOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;

/** Work in parts, which all processors share. */
public final class Parts {
  private Parts() {}

  /** One part of it. */
  @FunctionalInterface
  public interface Part {
    /** Does a part; whether those after it are still needed. */
    boolean work(int number);
  }

  /**
   * Does parts from 0 on: when a part is begun, all before it have been begun. If one says that no
   * more are needed, or fails, no further one is begun.
   */
  public static void inOrder(int parts, Part part) {
    int threads = Math.max(1, Math.min(parts, Runtime.getRuntime().availableProcessors()));
    AtomicInteger next = new AtomicInteger();
    AtomicBoolean ended = new AtomicBoolean();
    Runnable worker =
        () -> {
          boolean done = false;
          try {
            for (int number = next.getAndIncrement();
                number < parts && !ended.get();
                number = next.getAndIncrement()) {
              if (!part.work(number)) {
                ended.set(true);
              }
            }
            done = true;
          } finally {
            if (!done) {
              ended.set(true);
            }
          }
        };
    if (threads == 1) {
      worker.run();
      return;
    }
    ExecutorService workers = Executors.newFixedThreadPool(threads, Parts::thread);
    try {
      List<Future<?>> running = new ArrayList<>();
      for (int i = 0; i < threads; i++) {
        running.add(workers.submit(worker));
      }
      for (Future<?> each : running) {
        each.get();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new UncheckedIOException(new InterruptedIOException("interrupted while decoding"));
    } catch (ExecutionException e) {
      throw rethrown(e.getCause());
    } finally {
      ended.set(true);
      await(workers);
    }
  }

  private static Thread thread(Runnable task) {
    Thread thread = new Thread(task, "foldwise-decoder");
    thread.setDaemon(true);
    return thread;
  }

  /** Until parts that were begun are done: they write. */
  private static void await(ExecutorService workers) {
    workers.shutdown();
    boolean interrupted = false;
    boolean ended = false;
    while (!ended) {
      try {
        ended = workers.awaitTermination(1, TimeUnit.MINUTES);
      } catch (InterruptedException e) {
        interrupted = true;
      }
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }

  private static RuntimeException rethrown(Throwable cause) {
    if (cause instanceof Error error) {
      throw error;
    }
    return (RuntimeException) cause; // parts declare no others
  }
}
