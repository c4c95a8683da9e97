package io.github.foldwise.run.disk;

import java.nio.file.Path;
import java.util.function.Predicate;

/**
 * Kills the user of the disk at its n-th operation: a write is done half, anything else not at all.
 * From then on every operation is a {@link Killed}.
 */
public final class Kill implements Fault {
  private final int last;
  private final Predicate<Path> counted;
  private int operations;
  private boolean half; // the last operation was a write: its first half is on the disk

  private Kill(int last, Predicate<Path> counted) {
    this.last = last;
    this.counted = counted;
  }

  /**
   * Kills at an operation.
   *
   * @param operation from 1
   */
  public static Kill at(int operation) {
    return at(operation, path -> true);
  }

  /**
   * Kills at an operation on some files.
   *
   * @param operation from 1
   * @param counted the files
   */
  public static Kill at(int operation, Predicate<Path> counted) {
    return new Kill(operation, counted);
  }

  /** Kills nobody, but counts. */
  public static Kill never(Predicate<Path> counted) {
    return new Kill(Integer.MAX_VALUE, counted);
  }

  /** Those that were begun. */
  public synchronized int operations() {
    return operations;
  }

  @Override
  public synchronized void beforeChange(Path file) {
    count(file);
    if (operations >= last) {
      throw new Killed();
    }
  }

  @Override
  public synchronized int taken(Path file, int bytes) {
    count(file);
    if (operations < last) {
      return bytes;
    }
    if (half || operations > last || bytes < 2) {
      throw new Killed();
    }
    half = true;
    return bytes / 2;
  }

  /** Who is dead stays dead, whatever the file. */
  private void count(Path file) {
    if (operations >= last || counted.test(file)) {
      operations++;
    }
  }
}
