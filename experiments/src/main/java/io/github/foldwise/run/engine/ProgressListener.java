package io.github.foldwise.run.engine;

import io.github.foldwise.experiment.CheckedVariant;
import io.github.foldwise.experiment.Warning;
import io.github.foldwise.reports.records.RefitRow;
import io.github.foldwise.reports.records.TrialRow;
import io.github.foldwise.trial.EpochResult;
import java.util.List;

/** Told of a run's progress, from the threads that train: implementations must be thread-safe. */
public interface ProgressListener {
  /** Hears nothing. */
  ProgressListener NONE = new ProgressListener() {};

  /**
   * The plan is made, and nothing of it was trained yet. The same computation under several names
   * counts once.
   *
   * @param trials in the plan
   * @param restored those of them that an earlier run finished
   * @param rowsToTrain training rows times epochs, over the trials that are still to be trained
   */
  default void planned(int trials, int restored, long rowsToTrain) {}

  /**
   * Something should be known before anything is trained, and does not hinder it. Warnings come
   * after a damaged journal, and before the plan.
   */
  default void warned(Warning warning) {}

  /**
   * An earlier run's journal was damaged: what these lines told of is trained again.
   *
   * @param lines their numbers, from 1; never empty
   */
  default void journalDamaged(List<Integer> lines) {}

  /** A trial begins, or goes on where it was left. */
  default void trialStarted(CheckedVariant variant, int repeat, int fold) {}

  /** A step was taken on so many rows. */
  default void stepDone(int rows) {}

  /** A trial goes on from where it was left: so many rows need not be trained again. */
  default void rowsKept(long rows) {}

  /** An epoch was trained and judged. */
  default void epochDone(String variant, int repeat, int fold, EpochResult result) {}

  /** A trial ended, well or not; one that was cancelled is not heard of again. */
  default void trialFinished(TrialRow row) {}

  /** The best variant was trained on all training rows and measured on the test rows. */
  default void refitFinished(RefitRow row) {}
}
