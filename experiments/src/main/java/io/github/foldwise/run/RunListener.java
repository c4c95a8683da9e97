package io.github.foldwise.run;

import io.github.foldwise.experiment.Warning;
import io.github.foldwise.reports.records.RefitRow;
import io.github.foldwise.reports.records.TrialRow;
import io.github.foldwise.trial.EpochResult;

/**
 * Follows a run, and can stop it. Calls come from the threads that train, never two at once; a slow
 * listener slows training. An exception stops the run: finished trials are kept, and {@link
 * Run#execute} throws it as the cause of a refusal.
 */
public interface RunListener {
  /** Ignores everything and never stops the run. */
  RunListener NONE = new RunListener() {};

  /** A warning about the results. Warnings come before the plan. */
  default void warned(Warning warning) {}

  /**
   * The plan is ready, and training has not begun. A computation with several names counts once.
   *
   * @param trials in the plan
   * @param restored trials that an earlier run finished
   */
  default void planned(int trials, int restored) {}

  /**
   * A trial begins, or continues from a checkpoint.
   *
   * @param variant its name
   * @param repeat from 1
   * @param fold from 1
   */
  default void trialStarted(String variant, int repeat, int fold) {}

  /**
   * An epoch was trained and evaluated.
   *
   * @param variant its name; {@code NAME within fold 2} in a nested selection, {@code refit of
   *     NAME} in a refit
   * @param repeat from 1
   * @param fold from 1
   * @param epoch its figures
   */
  default void epochEnded(String variant, int repeat, int fold, EpochResult epoch) {}

  /** A trial ended, well or not. Not called for a trial that a stop cancelled. */
  default void trialFinished(TrialRow trial) {}

  /** The best variant was trained on all training rows and measured on the test rows. */
  default void refitFinished(RefitRow refit) {}

  /**
   * Asked after every training step. After the first {@code true} no trial begins, and those in
   * training are cancelled; finished trials are kept, and the same run resumes later.
   */
  default boolean stopRequested() {
    return false;
  }
}
