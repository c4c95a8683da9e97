package io.github.foldwise.cli.progress;

import io.github.foldwise.datasets.FetchListener;
import java.io.PrintStream;
import java.net.URI;
import java.util.Locale;

/** Prints the progress of a download, one line per quarter of a file. */
public final class FetchLines implements FetchListener {
  private static final int PARTS = 4;

  private final PrintStream err;
  private long partsPrinted;

  public FetchLines(PrintStream err) {
    this.err = err;
  }

  @Override
  public void kept(String file) {
    err.println(file + ": already there.");
  }

  @Override
  public void started(String file, URI from) {
    partsPrinted = 0;
    err.println(file + ": from " + from);
  }

  @Override
  public void received(String file, long bytes, long total) {
    long parts = total > 0 ? PARTS * bytes / total : 0;
    if (parts > partsPrinted && parts < PARTS) {
      partsPrinted = parts;
      err.println("%s: %s %%".formatted(file, 100 * parts / PARTS));
    }
  }

  @Override
  public void finished(String file, long bytes) {
    err.println(String.format(Locale.ROOT, "%s: %,d bytes, checked.", file, bytes));
  }

  @Override
  public void failed(String file, URI from, String reason) {
    err.println("%s: not available from %s (%s)".formatted(file, from, reason));
  }
}
