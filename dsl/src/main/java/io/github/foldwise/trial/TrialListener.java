package io.github.foldwise.trial;

import java.util.List;

/**
 * Follows one training, on the thread that trains. It may also act: end training, set the learning
 * rate or save the model, all through {@link EpochEnd}. What it changes is in the result.
 */
public interface TrialListener {
  /** Ignores everything and stops nothing. */
  TrialListener NONE = new TrialListener() {};

  /** Tells several listeners everything, in this order, and stops or ends if one of them asks. */
  static TrialListener all(TrialListener... listeners) {
    return new AllListeners(List.of(listeners));
  }

  /** What logs call the trial: {@code units=64, repeat 1, fold 2}; empty if it has no name. */
  default String trialName() {
    return "";
  }

  /** An epoch was trained and evaluated. Calls {@link #epochDone} unless overridden. */
  default void epochEnded(EpochEnd end) {
    epochDone(end.result());
  }

  /** An epoch was trained and evaluated. */
  default void epochDone(EpochResult result) {}

  /** Training ended without diverging: the model has its final weights. */
  default void trained(SavableModel model) {}

  /** A step was taken on this many rows. */
  default void stepDone(int rows) {}

  /** A step was taken. Calls {@link #stepDone(int)} unless overridden. */
  default void stepDone(StepResult result) {
    stepDone(result.rows());
  }

  /**
   * Asked after every step: true abandons the trial with a {@link
   * java.util.concurrent.CancellationException}. To keep the model, see {@link #endRequested}.
   */
  default boolean stopRequested() {
    return false;
  }

  /** Asked after each epoch: true ends training and keeps the model, as early stopping does. */
  default boolean endRequested() {
    return false;
  }
}
