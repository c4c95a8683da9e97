package io.github.foldwise.datasets;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.net.URI;
import java.util.Locale;

/** Logs a download, to explain why a program waits and what it wrote. */
final class LoggedFetch implements FetchListener {
  @Override
  public void started(String file, URI from) {
    logger().log(Level.INFO, "downloading " + file + " from " + from.getHost());
  }

  @Override
  public void finished(String file, long bytes) {
    logger()
        .log(Level.INFO, String.format(Locale.ROOT, "%s is in the cache (%,d bytes)", file, bytes));
  }

  @Override
  public void failed(String file, URI from, String reason) {
    logger().log(Level.WARNING, file + " from " + from.getHost() + ": " + reason);
  }

  /** Made when there is something to say: it slows down the start of programs that have data. */
  private static Logger logger() {
    return System.getLogger("io.github.foldwise.datasets");
  }
}
