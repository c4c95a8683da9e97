package io.github.foldwise.experiments.run;

/** Why something went wrong, in one line. */
final class Reason {
  private static final int LONGEST = 300; // a table's cell, not a log

  private Reason() {}

  /** {@code IllegalStateException: the message's first line}. */
  static String of(Throwable thrown) {
    String name = thrown.getClass().getSimpleName();
    String message = thrown.getMessage();
    String first = message == null ? "" : message.strip().lines().findFirst().orElse("");
    String reason = first.isEmpty() ? name : name + ": " + first;
    return reason.length() <= LONGEST ? reason : reason.substring(0, LONGEST) + "…";
  }
}
