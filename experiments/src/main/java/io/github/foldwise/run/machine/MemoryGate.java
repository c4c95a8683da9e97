package io.github.foldwise.run.machine;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

/**
 * Lets trials begin, in the order in which they come, as soon as their memory fits beside that of
 * the running ones. It relies on estimates, and on what was free when it was created.
 */
public final class MemoryGate {
  /** The capacity with which no trial waits. */
  static final long UNLIMITED = Long.MAX_VALUE;

  private static final long POLL_MILLIS = 100; // how soon a waiting trial notices a stop

  private final long capacity;
  private final Deque<Object> waiting = new ArrayDeque<>();
  private long taken;
  private int inside;

  /** A gate for this many bytes. */
  public MemoryGate(long capacity) {
    this.capacity = capacity;
  }

  /** The memory that was free, in bytes. */
  public long capacity() {
    return capacity;
  }

  /** Trials that wait. */
  synchronized int waiting() {
    return waiting.size();
  }

  /**
   * Runs the work as soon as this many bytes are free and returns its result; returns empty without
   * running it once {@code stop} is true.
   */
  public <T> Optional<T> beside(long bytes, BooleanSupplier stop, Supplier<T> work) {
    if (!enter(bytes, stop)) {
      return Optional.empty();
    }
    try {
      return Optional.of(work.get());
    } finally {
      leave(bytes);
    }
  }

  /** Runs the work as soon as nothing else runs, if the capacity is limited. */
  public <T> Optional<T> alone(BooleanSupplier stop, Supplier<T> work) {
    return beside(capacity, stop, work);
  }

  private synchronized boolean enter(long bytes, BooleanSupplier stop) {
    Object ticket = new Object();
    waiting.addLast(ticket);
    boolean interrupted = false;
    while ((waiting.peekFirst() != ticket || !fits(bytes)) && !stop.getAsBoolean()) {
      try {
        wait(POLL_MILLIS);
      } catch (InterruptedException e) {
        interrupted = true; // only its stop signal stops a trial
      }
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
    waiting.remove(ticket);
    notifyAll(); // it is the next one's turn
    if (stop.getAsBoolean()) {
      return false;
    }
    taken += bytes;
    inside++;
    return true;
  }

  private boolean fits(long bytes) {
    return inside == 0 || capacity == UNLIMITED || bytes <= capacity - taken;
  }

  private synchronized void leave(long bytes) {
    taken -= bytes;
    inside--;
    notifyAll();
  }
}
