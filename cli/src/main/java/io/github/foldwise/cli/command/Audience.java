package io.github.foldwise.cli.command;

import io.github.foldwise.experiment.CheckedExperiment;
import io.github.foldwise.experiment.Warning;
import io.github.foldwise.reports.records.RefitRow;
import io.github.foldwise.reports.records.TrialRow;
import io.github.foldwise.run.RunListener;
import io.github.foldwise.run.engine.Progress;
import io.github.foldwise.run.engine.ProgressListener;
import io.github.foldwise.trial.EpochEnd;
import io.github.foldwise.trial.Evaluation;
import io.github.foldwise.trial.StepResult;
import java.nio.file.Path;
import java.util.List;

/** Those who follow a run: the display, and beside it a listener that is safe for threads. */
record Audience(ProgressListener display, RunListener listener, CheckedExperiment experiment)
    implements ProgressListener {

  @Override
  public void opened() {
    display.opened();
    listener.opened(experiment);
  }

  @Override
  public void planned(int trials, int restored) {
    display.planned(trials, restored);
    listener.planned(trials, restored);
  }

  @Override
  public void progressed(Progress progress) {
    display.progressed(progress);
  }

  @Override
  public void warned(Warning warning) {
    display.warned(warning);
    listener.warned(warning);
  }

  @Override
  public void journalDamaged(List<Integer> lines) {
    display.journalDamaged(lines);
  }

  @Override
  public void trialStarted(String variant, int repeat, int fold) {
    display.trialStarted(variant, repeat, fold);
    listener.trialStarted(variant, repeat, fold);
  }

  @Override
  public void stepTaken(String variant, int repeat, int fold, StepResult step) {
    display.stepTaken(variant, repeat, fold, step);
    listener.stepTaken(variant, repeat, fold, step);
  }

  @Override
  public void stepDone(int rows) {
    display.stepDone(rows);
  }

  @Override
  public void epochEnded(String variant, int repeat, int fold, EpochEnd end) {
    display.epochEnded(variant, repeat, fold, end);
    listener.epochEnded(variant, repeat, fold, end);
  }

  @Override
  public void evaluated(TrialRow trial, Evaluation validation) {
    display.evaluated(trial, validation);
    listener.evaluated(trial, validation);
  }

  @Override
  public void trialFinished(TrialRow trial) {
    display.trialFinished(trial);
    listener.trialFinished(trial);
  }

  @Override
  public void refitFinished(RefitRow refit) {
    display.refitFinished(refit);
    listener.refitFinished(refit);
  }

  @Override
  public void reported(Path directory) {
    display.reported(directory);
    listener.reported(directory);
  }
}
