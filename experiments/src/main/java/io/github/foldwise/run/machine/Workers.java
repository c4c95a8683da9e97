package io.github.foldwise.run.machine;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;

/**
 * Threads that take trials in plan order, one at a time each, until none is left or the run is
 * stopped. A trial is never interrupted; it is asked to stop.
 */
public final class Workers {
  private static final int MOST_ON_A_GPU = 2;

  private final BooleanSupplier stop;
  private volatile boolean halted; // from within: the run cannot continue

  public Workers(BooleanSupplier stop) {
    this.stop = stop;
  }

  /**
   * The number of trials side by side unless the user gives one: one per core. On a GPU all trials
   * share one queue: a second trial fills it while the first is between two steps; what further
   * trials would gain, they cost in memory.
   *
   * @param device that was chosen or requested
   * @param threads of each trial
   */
  public static int number(String device, int threads) {
    int most = Math.max(1, Runtime.getRuntime().availableProcessors() / threads);
    return device.startsWith("cuda") ? Math.min(MOST_ON_A_GPU, most) : most;
  }

  public boolean stopRequested() {
    return halted || stop.getAsBoolean();
  }

  /** Returns when all trials have ended or been cancelled; throws what a trial threw. */
  public void run(int jobs, List<Runnable> trials) {
    AtomicInteger number = new AtomicInteger();
    ExecutorService threads =
        Executors.newFixedThreadPool(
            jobs,
            task -> {
              Thread thread = new Thread(task, "foldwise-job-" + number.incrementAndGet());
              thread.setDaemon(true); // a process that exits does not wait for a trial
              return thread;
            });
    try {
      List<Future<?>> futures = new ArrayList<>();
      trials.forEach(trial -> futures.add(threads.submit(() -> runUnlessStopped(trial))));
      await(futures);
    } finally {
      threads.shutdown();
    }
  }

  private void runUnlessStopped(Runnable trial) {
    if (!stopRequested()) {
      try {
        trial.run();
      } catch (Throwable e) {
        halted = true; // at once: the other trials end
        throw e;
      }
    }
  }

  private void await(List<Future<?>> futures) {
    Throwable first = null;
    boolean interrupted = false;
    for (Future<?> future : futures) {
      boolean ended = false;
      while (!ended) {
        try {
          future.get();
          ended = true;
        } catch (ExecutionException e) {
          first = first == null ? e.getCause() : first;
          ended = true;
        } catch (InterruptedException e) {
          interrupted = true; // an interrupt asks the run to stop cleanly
          halted = true;
        }
      }
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
    rethrow(first);
  }

  private static void rethrow(Throwable thrown) {
    if (thrown instanceof RuntimeException e) {
      throw e;
    }
    if (thrown instanceof Error e) {
      throw e;
    }
  }
}
