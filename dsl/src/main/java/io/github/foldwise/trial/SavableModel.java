package io.github.foldwise.trial;

import java.nio.file.Path;

/** A trained model that its trainer still holds: valid only during the call that receives it. */
@FunctionalInterface
public interface SavableModel {
  /** Writes model, training and weights into one file, all or nothing; refused if it cannot. */
  void save(Path file);
}
