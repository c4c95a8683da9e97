package io.github.foldwise.reports.records;

/** How a trial ended; written in lower case. */
public enum TrialStatus {
  /** Trained to its end and evaluated. */
  DONE,
  /** Its loss became NaN or infinite. */
  DIVERGED,
  /** It ended with an error. */
  FAILED,
  /** It was stopped early because other trials did better. */
  PRUNED
}
