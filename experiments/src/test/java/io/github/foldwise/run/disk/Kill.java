package io.github.foldwise.run.disk;

import java.nio.file.Path;

/**
 * Kills the user of the disk at its n-th operation: a write is done half, anything else not at all.
 * From then on every operation is a {@link Killed}.
 */
public final class Kill implements Fault {
  private final int last;
  private int operations;
  private boolean half; // the last operation was a write: its first half is on the disk

  private Kill(int last) {
    this.last = last;
  }

  /**
   * Kills at an operation.
   *
   * @param operation from 1
   */
  public static Kill at(int operation) {
    return new Kill(operation);
  }

  /** Kills nobody, but counts. */
  public static Kill never() {
    return new Kill(Integer.MAX_VALUE);
  }

  /** Those that were begun. */
  public synchronized int operations() {
    return operations;
  }

  @Override
  public synchronized void beforeChange(Path file) {
    operations++;
    if (operations >= last) {
      throw new Killed();
    }
  }

  @Override
  public synchronized int taken(Path file, int bytes) {
    operations++;
    if (operations < last) {
      return bytes;
    }
    if (half || operations > last || bytes < 2) {
      throw new Killed();
    }
    half = true;
    return bytes / 2;
  }
}
