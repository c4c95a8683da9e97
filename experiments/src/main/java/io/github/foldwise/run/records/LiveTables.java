package io.github.foldwise.run.records;

import java.io.IOException;
import java.util.Timer;
import java.util.TimerTask;

/**
 * Keeps a run directory's tables up to date while trials train, so that a run that is killed can be
 * reported. They are written a moment after a trial has ended, by one thread, for all trials that
 * ended until then.
 */
public final class LiveTables implements AutoCloseable {
  private static final long PAUSE_MILLIS = 2000;

  private final Timer timer = new Timer("foldwise-tables", true);
  private final Write write;
  private boolean due;
  private boolean closed;

  /** Starts with what stands on the disk. */
  public LiveTables(Write write) {
    this.write = write;
  }

  /** Writes all tables as they are now. */
  @FunctionalInterface
  public interface Write {
    void write() throws IOException;
  }

  /** Has the tables written soon. */
  public void trialEnded() {
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

  /** Nothing is written any more when this returns. */
  @Override
  public void close() {
    timer.cancel();
    synchronized (this) { // waits for a write in progress, also in a thread that was interrupted
      closed = true;
    }
  }

  private synchronized void writeUnlessClosed() {
    synchronized (timer) {
      due = false; // before the journal is read: a trial that ends from now on is due again
    }
    if (closed) {
      return;
    }
    try {
      write.write();
    } catch (Throwable e) { // an Error would end the timer, and with it the next trial that ends
      // The journal has it all, and the write at the end of the run refuses a folder that is bad.
      System.getLogger(LiveTables.class.getName())
          .log(System.Logger.Level.DEBUG, "the tables could not be brought up to date", e);
    }
  }
}
