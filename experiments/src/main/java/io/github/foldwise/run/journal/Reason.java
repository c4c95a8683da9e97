package io.github.foldwise.run.journal;

import io.github.foldwise.trial.FailedElsewhereException;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;

/** Why something went wrong, in one line. */
public final class Reason {
  private static final int LONGEST = 300; // for a table, not a log

  private Reason() {}

  /** {@code IllegalStateException: the message's first line}. */
  public static String of(Throwable thrown) {
    if (thrown instanceof FailedElsewhereException) {
      return shortened(firstLine(thrown.getMessage())); // named there
    }
    String name = thrown.getClass().getSimpleName();
    String first = firstLine(thrown.getMessage());
    return shortened(first.isEmpty() ? name : name + ": " + first);
  }

  /** The system's message and the file: {@code Is a directory: runs/a/plots}. */
  public static String of(IOException thrown) {
    return of(thrown, "");
  }

  /** The same without the file if it is the place that the reader knows. */
  public static String of(IOException thrown, String place) {
    if (thrown instanceof FileSystemException file) {
      String other = file.getOtherFile() == null ? file.getFile() : file.getOtherFile();
      return shortened(words(file) + (other == null || other.equals(place) ? "" : ": " + other));
    }
    String first = firstLine(thrown.getMessage());
    return shortened(first.isEmpty() ? thrown.getClass().getSimpleName() : first);
  }

  /** Some failures name only the file. */
  private static String words(FileSystemException file) {
    if (file.getReason() != null) {
      return file.getReason();
    } else if (file instanceof FileAlreadyExistsException) {
      return "a file in the place of a folder";
    } else if (file instanceof AccessDeniedException) {
      return "no right to write";
    }
    return file instanceof NoSuchFileException
        ? "no such file or folder"
        : file.getClass().getSimpleName();
  }

  private static String firstLine(String message) {
    return message == null ? "" : message.strip().lines().findFirst().orElse("");
  }

  private static String shortened(String reason) {
    return reason.length() <= LONGEST ? reason : reason.substring(0, LONGEST) + "…";
  }
}
