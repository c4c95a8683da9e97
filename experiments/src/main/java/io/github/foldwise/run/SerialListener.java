package io.github.foldwise.run;

import io.github.foldwise.experiment.CheckedVariant;
import io.github.foldwise.experiment.Warning;
import io.github.foldwise.reports.records.RefitRow;
import io.github.foldwise.reports.records.TrialRow;
import io.github.foldwise.run.engine.ProgressListener;
import io.github.foldwise.trial.EpochResult;
import java.util.List;
import java.util.stream.Collectors;

/** Passes what the training threads report to a user's listener, one call at a time. */
final class SerialListener implements ProgressListener {
  private final RunListener listener;

  SerialListener(RunListener listener) {
    this.listener = listener;
  }

  @Override
  public synchronized void planned(int trials, int restored, long rowsToTrain) {
    listener.planned(trials, restored);
  }

  @Override
  public synchronized void warned(Warning warning) {
    listener.warned(warning);
  }

  @Override
  public synchronized void journalDamaged(List<Integer> lines) {
    String numbers = lines.stream().map(String::valueOf).collect(Collectors.joining(", "));
    listener.warned(
        new Warning(
            "damaged journal",
            "These lines of journal.jsonl cannot be read: %s.".formatted(numbers),
            "The trials that they recorded are trained again."));
  }

  @Override
  public synchronized void trialStarted(CheckedVariant variant, int repeat, int fold) {
    listener.trialStarted(variant.variant().name(), repeat, fold);
  }

  @Override
  public synchronized void epochDone(String variant, int repeat, int fold, EpochResult result) {
    listener.epochEnded(variant, repeat, fold, result);
  }

  @Override
  public synchronized void trialFinished(TrialRow row) {
    listener.trialFinished(row);
  }

  @Override
  public synchronized void refitFinished(RefitRow row) {
    listener.refitFinished(row);
  }

  synchronized boolean stopRequested() {
    return listener.stopRequested();
  }
}
