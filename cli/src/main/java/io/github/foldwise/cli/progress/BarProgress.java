package io.github.foldwise.cli.progress;

import io.github.foldwise.cli.terminal.LastLine;
import io.github.foldwise.cli.terminal.Terminal;
import io.github.foldwise.cli.text.TextLines;
import io.github.foldwise.metrics.Score;
import io.github.foldwise.reports.records.RefitRow;
import io.github.foldwise.reports.records.TrialRow;
import io.github.foldwise.run.engine.Progress;
import java.io.PrintStream;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.function.LongSupplier;

/** Draws a bar with the remaining time, below a line for each finished trial. */
public final class BarProgress extends Display {
  private static final long INTERVAL_MILLIS = 250;

  private final LastLine line;
  private final Terminal terminal;
  private final LongSupplier nanoTime;
  private final BooleanSupplier stop;
  private final TrialLines lines;
  private final ScheduledExecutorService clock =
      Executors.newSingleThreadScheduledExecutor(
          task -> {
            Thread thread = new Thread(task, "foldwise-bar");
            thread.setDaemon(true);
            return thread;
          });
  private TimeLeft time;
  private Progress progress = TrialLines.NOTHING;

  /**
   * A bar that appears once the plan is ready.
   *
   * @param err prints above the line
   * @param line of the terminal
   * @param stop whether the run is about to stop, and the bar of no more use
   * @param score that the experiment's variants are compared by
   */
  public BarProgress(
      PrintStream err,
      Runnable opening,
      LastLine line,
      Terminal terminal,
      BooleanSupplier stop,
      Score score) {
    this(err, opening, line, terminal, stop, score, System::nanoTime);
  }

  BarProgress(
      PrintStream err,
      Runnable opening,
      LastLine line,
      Terminal terminal,
      BooleanSupplier stop,
      Score score,
      LongSupplier nanoTime) {
    super(err, opening);
    this.line = line;
    this.terminal = terminal;
    this.stop = stop;
    this.lines = new TrialLines(score);
    this.nanoTime = nanoTime;
    this.time = new TimeLeft(nanoTime);
  }

  @Override
  public synchronized void planned(int trials, int restored) {
    time = new TimeLeft(nanoTime);
    lines.planned(trials, restored).ifPresent(this::print);
    if (restored < trials) {
      var unused =
          clock.scheduleWithFixedDelay(
              this::draw, INTERVAL_MILLIS, INTERVAL_MILLIS, TimeUnit.MILLISECONDS);
    }
  }

  @Override
  public synchronized void progressed(Progress now) {
    progress = now;
    time.progressed(now);
  }

  @Override
  public synchronized void trialFinished(TrialRow row) {
    print(lines.finished(row, progress.trials()));
  }

  @Override
  public synchronized void refitFinished(RefitRow row) {
    print(lines.finished(row, progress.trials()));
  }

  @Override
  public void close() {
    clock.shutdownNow();
    synchronized (this) {
      line.clear();
    }
    super.close();
  }

  /** Draws the bar as it is now. What TensorFlow logs at its first step comes before it. */
  synchronized void draw() {
    if (stop.getAsBoolean() || clock.isShutdown()) {
      line.clear();
    } else if (progress.done() > 0) {
      int width = terminal.columnsOfProgress();
      line.show(BarText.of(progress, timeText(), width), width);
    }
  }

  /** Words are not broken at the end of a line. */
  @Override
  void print(String text) {
    TextLines wrapped = new TextLines(terminal.columnsOfProgress());
    wrapped.add(text);
    super.print(wrapped.toString().stripTrailing());
  }

  private String timeText() {
    return progress.ended() == progress.trials()
        ? "writing the report"
        : time.text(progress).orElse("");
  }
}
