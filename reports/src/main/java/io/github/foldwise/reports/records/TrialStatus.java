package io.github.foldwise.reports.records;

/** How a trial ended; written in lower case. */
public enum TrialStatus {
  /** Trained to its end and measured. */
  DONE,
  /** Its loss became NaN or infinite. */
  DIVERGED,
  /** It ended with an error. */
  FAILED,
  /** It was stopped before its end because others did better. */
  PRUNED
}
