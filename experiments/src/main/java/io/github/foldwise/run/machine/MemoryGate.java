package io.github.foldwise.run.machine;

import java.util.function.BooleanSupplier;

/**
 * Lets a trial begin as soon as its memory fits besides that of the running trials. It relies on
 * estimates, and on what was free when it was created.
 */
public final class MemoryGate {
  /** The capacity with which no trial waits. */
  static final long UNLIMITED = Long.MAX_VALUE;

  private static final long POLL_MILLIS = 100; // how soon a waiting trial notices a stop

  private final long capacity;
  private final BooleanSupplier stop;
  private long taken;
  private int inside;

  /** A gate for this many bytes; once {@code stop} is true, no trial waits any longer. */
  public MemoryGate(long capacity, BooleanSupplier stop) {
    this.capacity = capacity;
    this.stop = stop;
  }

  /** The memory that was free, in bytes. */
  public long capacity() {
    return capacity;
  }

  /**
   * Runs the work as soon as this many bytes are free and returns its result; returns false without
   * running it if the run is stopped.
   */
  public boolean beside(long bytes, BooleanSupplier work) {
    if (!enter(bytes)) {
      return false;
    }
    try {
      return work.getAsBoolean();
    } finally {
      leave(bytes);
    }
  }

  /** Runs the work as soon as nothing else runs. */
  public boolean alone(BooleanSupplier work) {
    return beside(capacity, work);
  }

  private synchronized boolean enter(long bytes) {
    boolean interrupted = false;
    while (inside > 0 && !fits(bytes) && !stop.getAsBoolean()) {
      try {
        wait(POLL_MILLIS);
      } catch (InterruptedException e) {
        interrupted = true; // only its stop signal stops a run
      }
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
    if (stop.getAsBoolean()) {
      return false;
    }
    taken += bytes;
    inside++;
    return true;
  }

  private boolean fits(long bytes) {
    return capacity == UNLIMITED || taken + bytes <= capacity;
  }

  private synchronized void leave(long bytes) {
    taken -= bytes;
    inside--;
    notifyAll();
  }
}
