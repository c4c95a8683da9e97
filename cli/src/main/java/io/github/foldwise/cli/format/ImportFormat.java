package io.github.foldwise.cli.format;

import java.nio.file.Path;

/** A kind of file that models come in. */
interface ImportFormat {
  /** What such files are: the ending of their names, unless {@link #takes} decides otherwise. */
  String files();

  /** Whether this is such a file. */
  default boolean takes(Path file) {
    return file.toString().endsWith(files());
  }

  /** Reads a file. */
  ImportedModel read(Path file);
}
