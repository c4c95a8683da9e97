package io.github.foldwise.cli.format;

import java.nio.file.Path;

/** A kind of file that models come in. */
interface ImportFormat {
  /** How the names of such files end. */
  String ending();

  /** Reads a file. */
  ImportedModel read(Path file);
}
