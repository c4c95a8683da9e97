package io.github.foldwise.cli.progress;

import io.github.foldwise.cli.terminal.LastLine;
import io.github.foldwise.cli.terminal.Terminal;
import io.github.foldwise.data.DataListener;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;

/** Draws a bar while images are decoded. */
public final class DataProgress implements DataListener {
  private static final long INTERVAL_NANOS = TimeUnit.MILLISECONDS.toNanos(100);

  private final LastLine line;
  private final Terminal terminal;
  private final LongSupplier nanoTime;
  private boolean isDrawn;
  private long drawnAt;

  /** A bar at the end of this terminal. */
  public DataProgress(LastLine line, Terminal terminal) {
    this(line, terminal, System::nanoTime);
  }

  DataProgress(LastLine line, Terminal terminal, LongSupplier nanoTime) {
    this.line = line;
    this.terminal = terminal;
    this.nanoTime = nanoTime;
  }

  @Override
  public synchronized void progressed(String title, long done, long all) {
    long now = nanoTime.getAsLong();
    if (!isDrawn || now - drawnAt >= INTERVAL_NANOS) {
      isDrawn = true;
      drawnAt = now;
      int width = terminal.columnsOfProgress();
      line.show(
          BarText.of(
              (double) done / all,
              String.format(Locale.ROOT, "%,d of %,d images decoded", done, all),
              width),
          width);
    }
  }

  @Override
  public synchronized void ended(String title) {
    isDrawn = false;
    line.clear();
  }
}
