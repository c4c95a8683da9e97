package io.github.foldwise.experiments;

/** What the process tells its caller. */
final class ExitCode {
  static final int DONE = 0;
  static final int DEFECT = 1;
  static final int REFUSED = 2;
  static final int TRIALS_FAILED = 3;

  /** 128 + SIGINT. After SIGTERM the JVM itself ends with 143, whatever is returned here. */
  static final int STOPPED = 130;

  private ExitCode() {}
}
