package io.github.foldwise.run.engine;

import io.github.foldwise.experiment.Warning;
import io.github.foldwise.reports.records.RefitRow;
import io.github.foldwise.reports.records.TrialRow;
import io.github.foldwise.trial.EpochEnd;
import io.github.foldwise.trial.EpochResult;
import io.github.foldwise.trial.Evaluation;
import io.github.foldwise.trial.StepResult;
import java.nio.file.Path;
import java.util.List;

/** Receives a run's progress from the threads that train: implementations must be thread-safe. */
public interface ProgressListener {
  /** Ignores everything. */
  ProgressListener NONE = new ProgressListener() {};

  /** The run directory is open: nothing refuses the run any more but a disk that fails. */
  default void opened() {}

  /**
   * The plan is ready, and training has not begun. A computation with several names counts once.
   *
   * @param trials in the plan
   * @param restored trials that an earlier run finished
   */
  default void planned(int trials, int restored) {}

  /** A step was taken, a trial ended, or some were pruned. */
  default void progressed(Progress progress) {}

  /**
   * A warning that does not prevent the run. Warnings come after the directory was opened and
   * before the plan.
   */
  default void warned(Warning warning) {}

  /**
   * An earlier run's journal was damaged: the trials of these lines, numbered from 1, are trained
   * again. Comes before {@link #opened}.
   */
  default void journalDamaged(List<Integer> lines) {}

  /** A trial begins, or continues from a checkpoint. */
  default void trialStarted(String variant, int repeat, int fold) {}

  /** A step was taken on this many rows. */
  default void stepDone(int rows) {}

  /** A step was taken. Comes before {@link #stepDone}, if the trainer measures steps. */
  default void stepTaken(String variant, int repeat, int fold, StepResult step) {}

  /** An epoch was trained and evaluated. Calls {@link #epochDone} unless overridden. */
  default void epochEnded(String variant, int repeat, int fold, EpochEnd end) {
    epochDone(variant, repeat, fold, end.result());
  }

  /** An epoch was trained and evaluated. */
  default void epochDone(String variant, int repeat, int fold, EpochResult result) {}

  /** The trained model was evaluated on the rows that its fold holds out. */
  default void evaluated(TrialRow trial, Evaluation validation) {}

  /** A trial ended, well or not. Not called for a cancelled trial. */
  default void trialFinished(TrialRow row) {}

  /** The best variant was trained on all training rows and measured on the test rows. */
  default void refitFinished(RefitRow row) {}

  /** All files of the run directory are written, whether the run ended or was stopped. */
  default void reported(Path directory) {}
}
