package io.github.foldwise.run.disk;

import java.io.IOException;
import java.nio.file.Path;

/** The fault of a {@link FaultyDisk}; thread-safe. */
public interface Fault {
  /** Nothing. */
  Fault NONE = new Fault() {};

  /**
   * Called before a file or folder is made, forced to the disk, cut, moved or deleted.
   *
   * @throws IOException if the disk refuses
   */
  default void beforeChange(Path file) throws IOException {}

  /**
   * Called before a write.
   *
   * @return how many of them the disk takes, at least 1; after fewer than all, the rest is offered
   *     again
   * @throws IOException if it takes none
   */
  default int taken(Path file, int bytes) throws IOException {
    return bytes;
  }
}
