package io.github.foldwise.run.journal;

import io.github.foldwise.check.RefusedException;

/** A run cannot go on, for nothing can be written down any more: no fault of the trial's. */
public final class RunHaltedException extends RuntimeException {
  private static final long serialVersionUID = 1;

  private final transient RefusedException refusal;

  RunHaltedException(RefusedException refusal) {
    super(refusal);
    this.refusal = refusal;
  }

  /** What the user must be told. */
  public RefusedException refusal() {
    return refusal;
  }
}
