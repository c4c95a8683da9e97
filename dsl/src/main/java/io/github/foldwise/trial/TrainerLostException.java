package io.github.foldwise.trial;

import static java.util.Objects.requireNonNull;

import io.github.foldwise.check.RefusedException;

/**
 * A trainer can train nothing any more until the user changes something, for example because its
 * machines do not fit each other. It is not the fault of a trial, and ends the run.
 */
public final class TrainerLostException extends RuntimeException {
  private static final long serialVersionUID = 1;

  private final transient RefusedException refusal;

  /** With the message for the user. */
  public TrainerLostException(RefusedException refusal) {
    super(requireNonNull(refusal, "refusal"));
    this.refusal = refusal;
  }

  /** The message for the user. */
  public RefusedException refusal() {
    return refusal;
  }
}
