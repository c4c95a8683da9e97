package io.github.foldwise.datasets.files;

import java.io.IOException;
import java.io.InputStream;

/**
 * A file or a folder in an archive.
 *
 * @param name its path in the archive, as stored there
 * @param size bytes of the unpacked file
 * @param content opens the unpacked file
 */
record Member(String name, Kind kind, long size, Content content) {

  enum Kind {
    FILE,
    FOLDER,
    /** A link, a pipe or a device. */
    OTHER
  }

  @FunctionalInterface
  interface Content {
    InputStream open() throws IOException;
  }
}
