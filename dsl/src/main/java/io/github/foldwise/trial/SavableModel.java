package io.github.foldwise.trial;

import java.nio.file.Path;

/** A trained model that its trainer still holds: valid only during the call that receives it. */
@FunctionalInterface
public interface SavableModel {
  /**
   * Writes model, training and weights into one file, all or nothing.
   *
   * @throws io.github.foldwise.check.RefusedException if a weight is not finite or the file cannot
   *     be written
   */
  void save(Path file);
}
