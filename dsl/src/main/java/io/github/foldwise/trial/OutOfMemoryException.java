package io.github.foldwise.trial;

/** A trial needed more memory than its device had: others may do, and it may, alone. */
public final class OutOfMemoryException extends RuntimeException {
  private static final long serialVersionUID = 1;

  /** With the trainer's own words. */
  public OutOfMemoryException(String message, Throwable cause) {
    super(message, cause);
  }
}
