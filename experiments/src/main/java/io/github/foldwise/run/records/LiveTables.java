package io.github.foldwise.run.records;

import java.io.IOException;
import java.util.Timer;
import java.util.TimerTask;

/**
 * Keeps a run directory's tables up to date during training: even a killed run can be reported. One
 * thread writes them shortly after a trial has ended, for all trials that have ended by then.
 */
public final class LiveTables implements AutoCloseable {
  private static final long PAUSE_MILLIS = 2000;

  private final Timer timer = new Timer("foldwise-tables", true);
  private final Write write;
  private boolean due;
  private boolean closed;

  /** Starts with what is on the disk. */
  public LiveTables(Write write) {
    this.write = write;
  }

  /** Writes all tables as they are now. */
  @FunctionalInterface
  public interface Write {
    void write() throws IOException;
  }

  /** Schedules the next write of the tables. */
  public void due() {
    synchronized (timer) {
      if (due) {
        return;
      }
      due = true;
      timer.schedule(
          new TimerTask() {
            @Override
            public void run() {
              writeUnlessClosed();
            }
          },
          PAUSE_MILLIS);
    }
  }

  /** Nothing is written after this returns. */
  @Override
  public void close() {
    timer.cancel();
    synchronized (this) { // waits for a write in progress, even in an interrupted thread
      closed = true;
    }
  }

  private synchronized void writeUnlessClosed() {
    synchronized (timer) {
      due = false; // before the journal is read: a trial that ends later is due again
    }
    if (closed) {
      return;
    }
    try {
      write.write();
    } catch (Throwable e) { // an Error would end the timer, and fail the next trial that ends
      // The journal holds everything, and the final write of the run refuses a bad folder.
      System.getLogger(LiveTables.class.getName())
          .log(System.Logger.Level.DEBUG, "the tables could not be updated", e);
    }
  }
}
