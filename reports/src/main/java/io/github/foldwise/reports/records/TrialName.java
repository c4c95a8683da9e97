package io.github.foldwise.reports.records;

/** A trial in words; a repeat is named only where there are several. */
public final class TrialName {
  private TrialName() {}

  /** {@code baseline, fold 3} or {@code baseline, repeat 2, fold 3}. */
  public static String of(TrialRow trial, boolean repeated) {
    return trial.variant() + ", " + place(trial, repeated);
  }

  /** {@code fold 3} or {@code repeat 2, fold 3}. */
  public static String place(TrialRow trial, boolean repeated) {
    return (repeated ? "repeat " + trial.repeat() + ", " : "") + "fold " + trial.fold();
  }
}
