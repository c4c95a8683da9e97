package io.github.foldwise.cli.command;

import io.github.foldwise.check.RefusedException;
import io.github.foldwise.reports.records.UnreadableRunException;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import picocli.CommandLine.ParameterException;

/** Why a command failed, in words for the person who must fix it. */
record Failure(int exitCode, String message, Throwable cause) {

  static Failure of(Throwable thrown) {
    if (thrown instanceof RefusedException || thrown instanceof UnreadableRunException) {
      return new Failure(ExitCode.REFUSED, thrown.getMessage(), thrown);
    }
    if (thrown instanceof ParameterException wrong) {
      return new Failure(ExitCode.REFUSED, UsageProblem.message(wrong), thrown);
    }
    if (thrown instanceof UncheckedIOException unchecked) {
      return new Failure(ExitCode.REFUSED, fileMessage(unchecked.getCause()), thrown);
    }
    if (thrown instanceof IOException io) {
      return new Failure(ExitCode.REFUSED, fileMessage(io), thrown);
    }
    if (thrown instanceof OutOfMemoryError) {
      return new Failure(
          ExitCode.REFUSED,
          "memory: expected enough for this command, found too little (%s).\n  %s"
              .formatted(
                  thrown.getMessage(),
                  "Choose fewer rows, folds or repeats, or more heap with MAVEN_OPTS=-Xmx8g."),
          thrown);
    }
    return new Failure(
        ExitCode.DEFECT,
        "This is a bug in Foldwise, not in your input: %s\n  %s"
            .formatted(thrown, "Run the same command with --stacktrace and report its output."),
        thrown);
  }

  /** Prints it and returns the exit code. */
  int report(PrintStream err, boolean withStackTrace) {
    err.println(message);
    if (withStackTrace) {
      cause.printStackTrace(err);
    }
    return exitCode;
  }

  private static String fileMessage(IOException io) {
    if (io instanceof NoSuchFileException missing) {
      return missing.getFile() + ": no such file.";
    }
    if (io instanceof AccessDeniedException denied) {
      return denied.getFile() + ": access denied.";
    }
    if (io instanceof FileSystemException system && system.getReason() != null) {
      return system.getFile() + ": " + system.getReason() + ".";
    }
    return "Cannot read or write a file: " + io.getMessage();
  }
}
