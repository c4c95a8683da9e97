package io.github.foldwise.run.machine;

import java.util.function.BooleanSupplier;

/**
 * Lets a trial begin as soon as its memory fits beside that of the trials that train. It goes by
 * estimates, and by what was free when it was made.
 */
public final class MemoryGate {
  private static final long POLL_MILLIS = 100; // how soon a stop is noticed by one who waits

  private final long capacity;
  private final BooleanSupplier stop;
  private long taken;
  private int inside;

  /**
   * A gate to so much memory.
   *
   * @param capacity in bytes
   * @param stop once true, nobody waits any more
   */
  public MemoryGate(long capacity, BooleanSupplier stop) {
    this.capacity = capacity;
    this.stop = stop;
  }

  /** Memory that was free, in bytes. */
  public long capacity() {
    return capacity;
  }

  /**
   * Does this as soon as there are so many bytes for it; not at all where the run is stopped.
   *
   * @return what the work gives; false where it was not done
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

  /** The same as soon as nothing else is being done. */
  public boolean alone(BooleanSupplier work) {
    return beside(capacity, work);
  }

  private synchronized boolean enter(long bytes) {
    boolean interrupted = false;
    while (inside > 0 && taken + bytes > capacity && !stop.getAsBoolean()) {
      try {
        wait(POLL_MILLIS);
      } catch (InterruptedException e) {
        interrupted = true; // a run is stopped by its stop signal alone
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

  private synchronized void leave(long bytes) {
    taken -= bytes;
    inside--;
    notifyAll();
  }
}
