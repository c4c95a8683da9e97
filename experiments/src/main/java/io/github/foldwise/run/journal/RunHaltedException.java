package io.github.foldwise.run.journal;

import io.github.foldwise.check.RefusedException;

/**
 * The run cannot continue, because nothing can be written or trained any more; not the fault of a
 * trial.
 */
public final class RunHaltedException extends RuntimeException {
  private static final long serialVersionUID = 1;

  private final transient RefusedException refusal;

  /** With the message for the user. */
  public RunHaltedException(RefusedException refusal) {
    super(refusal);
    this.refusal = refusal;
  }

  /** The message for the user. */
  public RefusedException refusal() {
    return refusal;
  }
}
