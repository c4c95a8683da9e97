package io.github.foldwise.run.disk;

import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.Path;

/** Takes nothing, as a disk that is mounted read-only. */
public final class ReadOnlyDisk implements Fault {
  @Override
  public void beforeChange(Path file) throws IOException {
    throw new FileSystemException(file.toString(), null, "Read-only file system");
  }
}
