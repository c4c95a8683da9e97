package io.github.foldwise.datasets.files;

import java.io.EOFException;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.AccessDeniedException;
import java.nio.file.NoSuchFileException;

/** Says why a file cannot be read. */
public final class FileFault {
  private FileFault() {}

  /** What was found instead of a readable file; the system's exceptions name the path alone. */
  public static String of(IOException e) {
    if (e instanceof NoSuchFileException) {
      return "no file";
    }
    if (e instanceof AccessDeniedException) {
      return "a file that you may not read";
    }
    if (e instanceof EOFException) { // its message is often empty
      return "a file that breaks off";
    }
    if (e instanceof CharacterCodingException) {
      return "bytes that are no UTF-8";
    }
    return "a file that cannot be read: " + e.getMessage();
  }
}
