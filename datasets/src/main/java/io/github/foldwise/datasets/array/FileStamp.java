package io.github.foldwise.datasets.array;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Tells whether a file is still the one that was read. */
public final class FileStamp {
  private FileStamp() {}

  /** Its path, size and time. */
  public static String of(Path file) throws IOException {
    return "%s %s %s"
        .formatted(file.toAbsolutePath(), Files.size(file), Files.getLastModifiedTime(file));
  }
}
