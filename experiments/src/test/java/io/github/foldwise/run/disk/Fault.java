package io.github.foldwise.run.disk;

import java.io.IOException;
import java.nio.file.Path;

/** What is wrong with a {@link FaultyDisk}; may be asked from several threads. */
public interface Fault {
  /** Nothing. */
  Fault NONE = new Fault() {};

  /**
   * A file or folder is about to be made, forced to the disk, cut, moved or deleted.
   *
   * @throws IOException where the disk refuses
   */
  default void beforeChange(Path file) throws IOException {}

  /**
   * So many bytes are about to be written.
   *
   * @return how many of them the disk takes, at least 1; after fewer than all, the rest is offered
   *     again
   * @throws IOException where it takes none
   */
  default int taken(Path file, int bytes) throws IOException {
    return bytes;
  }
}
