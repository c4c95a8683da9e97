package io.github.foldwise.benchmarks.peers;

/** A contender's process did not do its work; the message says why. */
final class ContenderFailedException extends Exception {
  private static final long serialVersionUID = 1;

  ContenderFailedException(String message) {
    super(message);
  }
}
