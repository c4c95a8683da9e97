package io.github.foldwise.runtime.file;

import io.github.foldwise.check.Problem;
import io.github.foldwise.check.RefusedException;
import java.io.IOException;
import java.io.OutputStream;
import java.io.RandomAccessFile;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;

/** A file to write, all or nothing; what prevents that is refused in one message. */
public final class NewFile {
  private final Path file;
  private final String example;

  /**
   * A file that need not exist.
   *
   * @param example name of such a file, for messages
   */
  public NewFile(Path file, String example) {
    this.file = file;
    this.example = example;
  }

  /** Writes the contents. */
  public interface Contents {
    /** Begins with an empty file. */
    void writeTo(RandomAccessFile file) throws IOException;
  }

  /** Replaces the file if all contents could be written. */
  public void write(Contents contents) {
    if (Files.isDirectory(file)) {
      throw refuse("a file to write", "a folder", "Name a file in it, such as " + example + ".");
    }
    if (Files.exists(file) && !Files.isRegularFile(file)) {
      throw refuse("a file to write", "a device or a pipe", "Name another file.");
    }
    try {
      new AsideFile(file).write(contents);
    } catch (IOException e) {
      throw refuse(
          "a file that can be written",
          reason(e),
          "Choose a folder that exists and that you may write to.");
    }
  }

  /** Replaces the file by these bytes. */
  public void write(byte[] contents) {
    write(file -> file.write(contents));
  }

  /** A stream at the end of what is written already. */
  public static OutputStream streamOf(RandomAccessFile file) {
    return new OutputStream() {
      @Override
      public void write(int some) throws IOException {
        file.write(some);
      }

      @Override
      public void write(byte[] some, int from, int length) throws IOException {
        file.write(some, from, length);
      }
    };
  }

  /** The operating system's message without the path, which the problem names already. */
  public static String reason(IOException e) {
    return switch (e.getClass().getSimpleName()) {
      case "NoSuchFileException" -> "no such file or folder";
      case "AccessDeniedException" -> "no right to it";
      case "NotDirectoryException" -> "something that is no folder on the way";
      default -> systemReason(e);
    };
  }

  private static String systemReason(IOException e) {
    String reason =
        e instanceof FileSystemException system && system.getReason() != null
            ? system.getReason()
            : String.valueOf(e.getMessage());
    return reason.equals("Is a directory") ? "a folder" : reason;
  }

  private RefusedException refuse(String expected, String found, String remedy) {
    return new RefusedException(Problem.of(file.toString(), expected, found, remedy));
  }
}
