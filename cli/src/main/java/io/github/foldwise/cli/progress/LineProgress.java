package io.github.foldwise.cli.progress;

import io.github.foldwise.cli.text.TrialText;
import io.github.foldwise.experiment.Warning;
import io.github.foldwise.reports.records.RefitRow;
import io.github.foldwise.reports.records.TrialRow;
import io.github.foldwise.run.engine.ProgressListener;
import io.github.foldwise.trial.EpochResult;
import java.io.PrintStream;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.function.LongSupplier;

/** Prints a line for each finished trial, and for an epoch after a long silence. */
public final class LineProgress implements ProgressListener {
  private static final Duration SILENCE = Duration.ofSeconds(15);

  private final PrintStream err;
  private final LongSupplier nanoTime;
  private long started;
  private long lastLine;
  private long rowsToTrain;
  private long rowsTrained;
  private int trials;
  private int finished;

  /** Prints to a stream; {@code nanoTime} is a monotonic clock, in nanoseconds. */
  public LineProgress(PrintStream err, LongSupplier nanoTime) {
    this.err = err;
    this.nanoTime = nanoTime;
  }

  @Override
  public synchronized void journalDamaged(List<Integer> lines) {
    print(TrialText.damaged(lines));
  }

  @Override
  public synchronized void warned(Warning warning) {
    print(TrialText.warning(warning));
  }

  @Override
  public synchronized void planned(int trialsPlanned, int restored, long rows) {
    trials = trialsPlanned;
    finished = restored;
    rowsToTrain = rows;
    started = nanoTime.getAsLong();
    lastLine = started;
    if (restored > 0) {
      print("An earlier run finished %s of %s trials.".formatted(restored, trials));
    }
  }

  @Override
  public synchronized void stepDone(int rows) {
    rowsTrained += rows;
  }

  @Override
  public synchronized void rowsKept(long rows) {
    rowsToTrain -= rows;
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
    finished++;
    print(
        String.format(
            Locale.ROOT,
            "[%d/%d] %s: %s%s",
            finished,
            trials,
            TrialText.place(row),
            TrialText.outcome(row),
            finished < trials ? remaining() : ""));
  }

  @Override
  public synchronized void refitFinished(RefitRow row) {
    finished++;
    print(
        String.format(
            Locale.ROOT,
            "[%d/%d] refit of %s on all training rows: %s",
            finished,
            trials,
            row.variant(),
            TrialText.figures(row)));
  }

  private String remaining() {
    if (rowsTrained == 0) {
      return "";
    }
    double perRow = (double) (nanoTime.getAsLong() - started) / rowsTrained;
    long seconds = Math.round(perRow * (rowsToTrain - rowsTrained) / 1e9);
    return "; about " + TrialText.duration(Math.max(0, seconds)) + " left";
  }

  private void print(String line) {
    lastLine = nanoTime.getAsLong();
    err.println(line);
  }
}
