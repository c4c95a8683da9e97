package io.github.foldwise.cli.command;

import io.github.foldwise.cli.terminal.StopSignals;

/** Exit codes of the process; those of signals are in {@link StopSignals}. */
final class ExitCode {
  static final int DONE = 0;
  static final int DEFECT = 1;
  static final int REFUSED = 2;
  static final int TRIALS_FAILED = 3;

  private ExitCode() {}
}
