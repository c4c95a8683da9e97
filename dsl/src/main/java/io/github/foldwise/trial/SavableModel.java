package io.github.foldwise.trial;

import java.nio.file.Path;

/** A trained model while its trainer holds it: valid only during the call that hands it over. */
@FunctionalInterface
public interface SavableModel {
  /**
   * Writes model, training and weights into one file, as a whole or not at all.
   *
   * @throws io.github.foldwise.check.RefusedException where a weight is not finite or the file
   *     cannot be written
   */
  void save(Path file);
}
