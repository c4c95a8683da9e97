package io.github.foldwise.run;

import io.github.foldwise.experiment.CheckedExperiment;
import io.github.foldwise.experiment.Warning;
import io.github.foldwise.reports.records.RefitRow;
import io.github.foldwise.reports.records.TrialRow;
import io.github.foldwise.trial.EpochEnd;
import io.github.foldwise.trial.EpochResult;
import io.github.foldwise.trial.Evaluation;
import io.github.foldwise.trial.StepResult;
import java.nio.file.Path;

/**
 * Follows a run, and can stop it. Calls come from the threads that train, never two at once; a slow
 * listener slows training. An exception stops the run: finished trials are kept, and {@link
 * Run#execute} throws it as the cause of a refusal.
 */
public interface RunListener {
  /** Ignores everything and never stops the run. */
  RunListener NONE = new RunListener() {};

  /** The experiment is checked and its run directory open. Comes before the plan. */
  default void opened(CheckedExperiment experiment) {}

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
   * A trial begins, or continues from a checkpoint; again if it is trained anew.
   *
   * @param variant its name; {@code NAME within fold 2} in a nested selection, {@code refit of
   *     NAME} in a refit
   * @param repeat from 1
   * @param fold from 1
   */
  default void trialStarted(String variant, int repeat, int fold) {}

  /** A step of a trial was taken. Comes often. */
  default void stepTaken(String variant, int repeat, int fold, StepResult step) {}

  /**
   * An epoch was trained and evaluated. Calls the method below unless overridden.
   *
   * @param end its figures, and the weights, which can be read during the call
   */
  default void epochEnded(String variant, int repeat, int fold, EpochEnd end) {
    epochEnded(variant, repeat, fold, end.result());
  }

  /** An epoch was trained and evaluated. */
  default void epochEnded(String variant, int repeat, int fold, EpochResult epoch) {}

  /**
   * A trained model was evaluated on the rows that its fold holds out. Comes before {@link
   * #trialFinished}.
   */
  default void evaluated(TrialRow trial, Evaluation validation) {}

  /** A trial ended, well or not. Not called for a trial that a stop cancelled. */
  default void trialFinished(TrialRow trial) {}

  /** The best variant was trained on all training rows and measured on the test rows. */
  default void refitFinished(RefitRow refit) {}

  /**
   * The tables and the report are written, whether the run ended or was stopped. Comes last.
   *
   * @param directory the run directory
   */
  default void reported(Path directory) {}

  /**
   * Asked after every training step. After the first {@code true} no trial begins, and those in
   * training are cancelled; finished trials are kept, and the same run resumes later.
   */
  default boolean stopRequested() {
    return false;
  }
}
