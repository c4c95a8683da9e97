package io.github.foldwise.spark;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.function.BooleanSupplier;

/**
 * Lets trainings of an executor begin, in the order in which they come, as soon as their memory
 * fits beside that of the others. It relies on estimates.
 */
final class FairGate {
  private static final long POLL_MILLIS = 100; // how soon one that waits notices a stop

  private final long capacity;
  private final Deque<Object> waiting = new ArrayDeque<>();
  private long taken;
  private int inside;

  /** A gate for this many bytes. */
  FairGate(long capacity) {
    this.capacity = capacity;
  }

  long capacity() {
    return capacity;
  }

  /** Trainings that wait. */
  synchronized int waiting() {
    return waiting.size();
  }

  /** Takes these bytes once they are free; false if it was stopped while it waited. */
  synchronized boolean enter(long bytes, BooleanSupplier stop) throws InterruptedException {
    Object ticket = new Object();
    waiting.addLast(ticket);
    try {
      while (waiting.peekFirst() != ticket || (inside > 0 && bytes > capacity - taken)) {
        if (stop.getAsBoolean()) {
          return false;
        }
        wait(POLL_MILLIS);
      }
      taken += bytes;
      inside++;
      return true;
    } finally {
      waiting.remove(ticket);
      notifyAll();
    }
  }

  synchronized void leave(long bytes) {
    taken -= bytes;
    inside--;
    notifyAll();
  }
}
