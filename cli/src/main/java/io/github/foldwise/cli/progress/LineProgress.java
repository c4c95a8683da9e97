package io.github.foldwise.cli.progress;

import io.github.foldwise.cli.text.TrialText;
import io.github.foldwise.metrics.Score;
import io.github.foldwise.reports.records.RefitRow;
import io.github.foldwise.reports.records.TrialRow;
import io.github.foldwise.run.engine.Progress;
import io.github.foldwise.trial.EpochResult;
import java.io.PrintStream;
import java.time.Duration;
import java.util.Locale;
import java.util.function.LongSupplier;

/** Prints a line for each finished trial, and for an epoch after a long silence. */
public final class LineProgress extends Display {
  private static final Duration SILENCE = Duration.ofSeconds(15);

  private final LongSupplier nanoTime;
  private final TrialLines lines;
  private TimeLeft time;
  private Progress progress = TrialLines.NOTHING;
  private long lastLine;

  /**
   * Prints to a stream.
   *
   * @param score that the experiment's variants are compared by
   * @param nanoTime a monotonic clock, in nanoseconds
   */
  public LineProgress(PrintStream err, Runnable opening, Score score, LongSupplier nanoTime) {
    super(err, opening);
    this.lines = new TrialLines(score);
    this.nanoTime = nanoTime;
    this.time = new TimeLeft(nanoTime);
  }

  @Override
  public synchronized void planned(int trials, int restored) {
    time = new TimeLeft(nanoTime);
    lastLine = nanoTime.getAsLong();
    lines.planned(trials, restored).ifPresent(this::print);
  }

  @Override
  public synchronized void progressed(Progress now) {
    progress = now;
    time.progressed(now);
  }

  @Override
  public synchronized void epochDone(String variant, int repeat, int fold, EpochResult result) {
    if (Duration.ofNanos(nanoTime.getAsLong() - lastLine).compareTo(SILENCE) >= 0) {
      print(
          String.format(
              Locale.ROOT,
              "        %s, epoch %d: training accuracy %.4f, loss %.4f%s",
              TrialText.place(variant, repeat, fold),
              result.epoch(),
              result.training().accuracy(),
              result.training().loss(),
              remaining()));
    }
  }

  @Override
  public synchronized void trialFinished(TrialRow row) {
    print(lines.finished(row, progress.trials()) + remaining());
  }

  @Override
  public synchronized void refitFinished(RefitRow row) {
    print(lines.finished(row, progress.trials()));
  }

  private String remaining() {
    return lines.isLast(progress.trials())
        ? ""
        : time.text(progress).map(text -> "; " + text).orElse("");
  }

  @Override
  void print(String line) {
    lastLine = nanoTime.getAsLong();
    super.print(line);
  }
}
