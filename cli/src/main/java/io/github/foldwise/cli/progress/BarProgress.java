package io.github.foldwise.cli.progress;

import io.github.foldwise.cli.text.TrialText;
import io.github.foldwise.experiment.Warning;
import io.github.foldwise.reports.records.RefitRow;
import io.github.foldwise.reports.records.TrialRow;
import java.io.PrintStream;
import java.util.List;
import me.tongfei.progressbar.ConsoleProgressBarConsumer;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;

/** One bar over the rows of all trials, with the time that is left. */
final class BarProgress implements Progress {
  private static final int COLUMNS = 100;

  private final PrintStream err;
  private ProgressBar bar;
  private int trials;
  private int finished;

  BarProgress(PrintStream err) {
    this.err = err;
  }

  @Override
  public synchronized void journalDamaged(List<Integer> lines) {
    err.println(TrialText.damaged(lines));
  }

  @Override
  public synchronized void warned(Warning warning) {
    err.println(TrialText.warning(warning));
  }

  @Override
  public synchronized void planned(int trialsPlanned, int restored, long rowsToTrain) {
    trials = trialsPlanned;
    finished = restored;
    if (rowsToTrain > 0) {
      bar =
          new ProgressBarBuilder()
              .setTaskName("Training")
              .setUnit(" rows", 1)
              .setInitialMax(rowsToTrain)
              .setStyle(ProgressBarStyle.ASCII)
              .setUpdateIntervalMillis(500)
              .setConsumer(new ConsoleProgressBarConsumer(err, COLUMNS))
              .build();
      showTrials();
    }
  }

  @Override
  public synchronized void stepDone(int rows) {
    bar.stepBy(rows);
  }

  @Override
  public synchronized void rowsKept(long rows) {
    bar.stepBy(rows);
  }

  @Override
  public synchronized void trialFinished(TrialRow row) {
    finished++;
    showTrials();
  }

  @Override
  public synchronized void refitFinished(RefitRow row) {
    finished++;
    showTrials();
  }

  @Override
  public synchronized void close() {
    if (bar != null) {
      bar.close();
    }
  }

  private void showTrials() {
    bar.setExtraMessage(" %s/%s trials".formatted(finished, trials));
  }
}
