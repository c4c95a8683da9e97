package io.github.foldwise.trial;

/**
 * A trial failed in another process. The message is the reason in one line, as tables show it: the
 * exception itself stayed there.
 */
public final class FailedElsewhereException extends RuntimeException {
  private static final long serialVersionUID = 1;

  /** With the reason in one line. */
  public FailedElsewhereException(String reason) {
    super(reason);
  }
}
