package io.github.foldwise.cli.format;

import java.nio.file.Path;
import java.util.Optional;

/** What a file says. */
public interface ImportedModel {
  /** In lines, for people. */
  String description();

  /**
   * Saves it as a model of this library.
   *
   * @param like a saved model with its layers, if it holds weights alone
   * @param to the file to write
   */
  void save(Optional<Path> like, Path to);
}
