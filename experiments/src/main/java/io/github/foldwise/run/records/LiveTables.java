package io.github.foldwise.run.records;

import java.io.IOException;
import java.util.Timer;
import java.util.TimerTask;
import java.util.function.LongSupplier;

/**
 * Keeps a run directory's tables up to date during training: even a killed run can be reported. One
 * thread writes them some time after a trial has ended, for all trials that have ended by then. The
 * tables of many trials are long, and written as a whole: the longer a write takes, the longer the
 * pause before the next, so that all writes together take little of a core.
 */
public final class LiveTables implements AutoCloseable {
  private static final long LEAST_PAUSE_MILLIS = 2000;
  private static final long PAUSES = 100; // a pause is so many times as long as the last write
  private static final long NANOS = 1_000_000; // in a millisecond

  private final Write write;
  private final Later later;
  private final LongSupplier nanoTime;
  private final Object schedule = new Object();
  private long pauseMillis = LEAST_PAUSE_MILLIS;
  private boolean due;
  private boolean closed;

  /** Starts with what is on the disk. */
  public LiveTables(Write write) {
    this(write, new OnTimer(new Timer("foldwise-tables", true)), System::nanoTime);
  }

  LiveTables(Write write, Later later, LongSupplier nanoTime) {
    this.write = write;
    this.later = later;
    this.nanoTime = nanoTime;
  }

  /** Writes all tables as they are now. */
  @FunctionalInterface
  public interface Write {
    void write() throws IOException;
  }

  /** Runs tasks on one thread, after a time. */
  interface Later extends AutoCloseable {
    void run(Runnable task, long afterMillis);

    /** No task begins after this. */
    @Override
    void close();
  }

  /** Schedules the next write of the tables. */
  public void due() {
    synchronized (schedule) {
      if (!due) {
        due = true;
        later.run(this::writeUnlessClosed, pauseMillis);
      }
    }
  }

  /** Nothing is written after this returns. */
  @Override
  public void close() {
    later.close();
    synchronized (this) { // waits for a write in progress, even in an interrupted thread
      closed = true;
    }
  }

  private synchronized void writeUnlessClosed() {
    if (closed) {
      return;
    }
    synchronized (schedule) {
      due = false; // before the journal is read: a trial that ends later is due again
    }
    long began = nanoTime.getAsLong();
    try {
      write.write();
    } catch (Throwable e) { // an Error would end the timer, and fail the next trial that ends
      // The journal holds everything, and the final write of the run refuses a bad folder.
      System.getLogger(LiveTables.class.getName())
          .log(System.Logger.Level.DEBUG, "the tables could not be updated", e);
    }
    long took = (nanoTime.getAsLong() - began) / NANOS;
    synchronized (schedule) {
      pauseMillis = Math.max(LEAST_PAUSE_MILLIS, PAUSES * took);
    }
  }

  private record OnTimer(Timer timer) implements Later {
    @Override
    public void run(Runnable task, long afterMillis) {
      timer.schedule(
          new TimerTask() {
            @Override
            public void run() {
              task.run();
            }
          },
          afterMillis);
    }

    @Override
    public void close() {
      timer.cancel();
    }
  }
}
