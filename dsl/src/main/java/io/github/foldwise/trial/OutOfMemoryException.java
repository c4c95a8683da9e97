package io.github.foldwise.trial;

/** A trial needed more memory than its device had; alone or with smaller batches it may succeed. */
public final class OutOfMemoryException extends RuntimeException {
  private static final long serialVersionUID = 1;

  /** With the trainer's message. */
  public OutOfMemoryException(String message, Throwable cause) {
    super(message, cause);
  }
}
