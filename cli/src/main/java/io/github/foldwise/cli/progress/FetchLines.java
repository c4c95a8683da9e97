package io.github.foldwise.cli.progress;

import io.github.foldwise.datasets.FetchListener;
import java.io.PrintStream;
import java.net.URI;
import java.util.Locale;

/** Says in plain lines how a download gets on: at each quarter of a file. */
public final class FetchLines implements FetchListener {
  private static final int PARTS = 4;

  private final PrintStream err;
  private long partsSaid;

  public FetchLines(PrintStream err) {
    this.err = err;
  }

  @Override
  public void kept(String file) {
    err.println(file + ": there already.");
  }

  @Override
  public void started(String file, URI from) {
    partsSaid = 0;
    err.println(file + ": from " + from);
  }

  @Override
  public void received(String file, long bytes, long total) {
    long parts = total > 0 ? PARTS * bytes / total : 0;
    if (parts > partsSaid && parts < PARTS) {
      partsSaid = parts;
      err.println("%s: %s %%".formatted(file, 100 * parts / PARTS));
    }
  }

  @Override
  public void finished(String file, long bytes) {
    err.println(String.format(Locale.ROOT, "%s: %,d bytes, checked.", file, bytes));
  }

  @Override
  public void failed(String file, URI from, String reason) {
    err.println("%s: not from %s (%s)".formatted(file, from, reason));
  }
}
