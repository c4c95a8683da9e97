package io.github.foldwise.cli.progress;

import io.github.foldwise.data.DataListener;
import java.io.PrintStream;
import java.util.Locale;

/** Prints how far images are decoded, one line per quarter of a set. */
public final class DataLines implements DataListener {
  private static final int PARTS = 4;

  private final PrintStream err;
  private long partsPrinted;

  public DataLines(PrintStream err) {
    this.err = err;
  }

  @Override
  public synchronized void progressed(String title, long done, long all) {
    long parts = PARTS * done / all;
    if (parts > partsPrinted && parts < PARTS) {
      partsPrinted = parts;
      err.println(
          String.format(
              Locale.ROOT, "%s: %s %% of %,d images decoded", title, 100 * parts / PARTS, all));
    }
  }

  @Override
  public synchronized void ended(String title) {
    partsPrinted = 0;
  }
}
