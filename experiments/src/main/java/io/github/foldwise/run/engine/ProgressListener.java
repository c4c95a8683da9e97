package io.github.foldwise.run.engine;

import io.github.foldwise.experiment.CheckedVariant;
import io.github.foldwise.experiment.Warning;
import io.github.foldwise.reports.records.RefitRow;
import io.github.foldwise.reports.records.TrialRow;
import io.github.foldwise.trial.EpochResult;
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
  default void trialStarted(CheckedVariant variant, int repeat, int fold) {}

  /** A step was taken on this many rows. */
  default void stepDone(int rows) {}

  /** An epoch was trained and evaluated. */
  default void epochDone(String variant, int repeat, int fold, EpochResult result) {}

  /** A trial ended, well or not. Not called for a cancelled trial. */
  default void trialFinished(TrialRow row) {}

  /** The best variant was trained on all training rows and measured on the test rows. */
  default void refitFinished(RefitRow row) {}
}
