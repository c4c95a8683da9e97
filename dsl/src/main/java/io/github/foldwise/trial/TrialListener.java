package io.github.foldwise.trial;

/** Told of a trial's progress, on the thread that trains. */
public interface TrialListener {
  /** Hears nothing and stops nothing. */
  TrialListener NONE = new TrialListener() {};

  /**
   * An epoch was trained and judged, and the trial can be looked at as it stands; unless
   * overridden, tells the epoch's figures alone.
   */
  default void epochEnded(EpochEnd end) {
    epochDone(end.result());
  }

  /** An epoch was trained and judged. */
  default void epochDone(EpochResult result) {}

  /** Training came to its end and did not diverge: the model has the weights that were judged. */
  default void trained(SavableModel model) {}

  /** A step was taken on so many rows. */
  default void stepDone(int rows) {}

  /** A step was taken, and this was measured in it; unless overridden, tells its rows alone. */
  default void stepDone(StepResult result) {
    stepDone(result.rows());
  }

  /**
   * Asked after every step: true ends the trial with a {@link
   * java.util.concurrent.CancellationException}.
   */
  default boolean stopRequested() {
    return false;
  }
}
