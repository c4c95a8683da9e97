package io.github.foldwise.reports.records;

/** A run directory cannot be read; the message gives place, expectation and remedy. */
public final class UnreadableRunException extends RuntimeException {
  /** With the whole message for the user. */
  public UnreadableRunException(String message) {
    super(message);
  }

  UnreadableRunException(String message, Throwable cause) {
    super(message, cause);
  }
}
